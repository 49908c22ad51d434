/** LiveKit's API with its time limits, refusals and pauses, and which rooms are ours. */
@NullMarked
package io.coachingcalls.livekit;

import org.jspecify.annotations.NullMarked;
