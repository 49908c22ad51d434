/** Telling the other services that a session is over for good. */
@NullMarked
package io.coachingcalls.sessions.settling;

import org.jspecify.annotations.NullMarked;
