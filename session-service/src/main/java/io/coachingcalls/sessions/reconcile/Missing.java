package io.coachingcalls.sessions.reconcile;

import io.coachingcalls.structure.PlainJava;

/**
 * What LiveKit did not list.
 *
 * @param roomSid the room's name, where only clients told of the room
 * @param participantSid empty for the room itself
 */
@PlainJava
record Missing(String roomSid, String participantSid) {

    static Missing room(String roomSid) {
        return new Missing(roomSid, "");
    }
}
