package io.coachingcalls.sessions.reconcile;

import io.coachingcalls.sessions.livekit.LiveRoom;
import io.coachingcalls.sessions.livekit.Occupancy;

/** A listed room, and who LiveKit says is in it. */
record RoomLook(LiveRoom room, Occupancy occupancy) {

    /** A room that is listed and not found when asked for is not there. */
    boolean isGone() {
        return occupancy instanceof Occupancy.Gone;
    }
}
