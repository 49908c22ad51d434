@NullMarked
package io.coachingcalls.announce;

import org.jspecify.annotations.NullMarked;
