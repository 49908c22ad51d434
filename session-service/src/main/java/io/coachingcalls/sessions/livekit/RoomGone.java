package io.coachingcalls.sessions.livekit;

import io.coachingcalls.livekit.LiveKitRefusal;

/** LiveKit has no such room. */
final class RoomGone extends RuntimeException {

    RoomGone(Throwable cause) {
        super(cause);
    }

    static boolean isSaidBy(Throwable e) {
        return e instanceof LiveKitRefusal refusal && refusal.isNotFound();
    }
}
