package io.coachingcalls.calls.room;

import java.time.Instant;

import io.coachingcalls.attendance.ParticipantKind;
import io.coachingcalls.calls.room.RoomFact.ParticipantJoined;
import io.coachingcalls.structure.PlainJava;
import org.jspecify.annotations.Nullable;

/**
 * What one event of LiveKit says about a room.
 *
 * @param fact null when it says nothing about the room's runs
 * @param egress null when it says nothing about a recorder
 */
@PlainJava
record RoomUpdate(
        String room, @Nullable RoomFact fact, @Nullable EgressNews egress) {

    enum EgressNews {
        RUNS,
        ENDS
    }

    boolean isNone() {
        return fact == null && egress == null;
    }

    /** When a person came in; null for news of something else. */
    @Nullable
    Instant joinedAt() {
        return fact instanceof ParticipantJoined joined && joined.somebody().kind() == ParticipantKind.PERSON
                ? joined.somebody().joinedAt()
                : null;
    }
}
