@NullMarked
package io.coachingcalls.calls.announce;

import org.jspecify.annotations.NullMarked;
