@NullMarked
package io.coachingcalls.calls.ending;

import org.jspecify.annotations.NullMarked;
