/** What time it is. */
@NullMarked
package io.coachingcalls.time;

import org.jspecify.annotations.NullMarked;
