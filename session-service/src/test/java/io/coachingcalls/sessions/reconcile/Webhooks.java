package io.coachingcalls.sessions.reconcile;

import java.time.Instant;

/** Single webhooks of LiveKit about a room of a certain sid. */
final class Webhooks {

    private Webhooks() {}

    static String joined(String room, String roomSid, String participantSid, String userId, Instant time) {
        return """
                {"event":"participant_joined","room":{"sid":"%s","name":"%s"},
                 "participant":{"sid":"%s","identity":"%s","state":"ACTIVE","joinedAt":"%d"},"id":"EV_%s","createdAt":"%d"}
                """.formatted(
                roomSid, room, participantSid, userId, time.getEpochSecond(), participantSid, time.getEpochSecond());
    }

    static String started(String room, String roomSid, Instant time) {
        return """
                {"event":"room_started","room":{"sid":"%s","name":"%s"},"id":"EV_%s","createdAt":"%d"}
                """.formatted(roomSid, room, roomSid, time.getEpochSecond());
    }

    /** With the id that a reconciler would give it. */
    static String finished(String room, String roomSid, Instant time) {
        return """
                {"event":"room_finished","room":{"sid":"%s","name":"%s"},"id":"rec:%s:finished","createdAt":"%d"}
                """.formatted(roomSid, room, roomSid, time.getEpochSecond());
    }
}
