/** LiveKit's rooms and the people in them, as this service asks for them. */
@NullMarked
package io.coachingcalls.sessions.livekit;

import org.jspecify.annotations.NullMarked;
