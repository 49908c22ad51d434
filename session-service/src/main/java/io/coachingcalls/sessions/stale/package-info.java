/** Closes sessions that have long been in progress and have no room any more. */
@NullMarked
package io.coachingcalls.sessions.stale;

import org.jspecify.annotations.NullMarked;
