package io.coachingcalls.sessions.reconcile;

import io.coachingcalls.sessions.livekit.Attendance;
import io.coachingcalls.sessions.livekit.LiveRoom;

/** A listed room, and who LiveKit says is in it. */
record RoomLook(LiveRoom room, Attendance attendance) {

    /** A room that is listed and not found when asked for is not there. */
    boolean isGone() {
        return attendance instanceof Attendance.Gone;
    }
}
