/** Who is in a session, and reports of coming and leaving. */
@NullMarked
package io.coachingcalls.sessions.participants;

import org.jspecify.annotations.NullMarked;
