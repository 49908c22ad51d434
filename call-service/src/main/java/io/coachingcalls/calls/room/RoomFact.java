package io.coachingcalls.calls.room;

import java.time.Instant;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import io.coachingcalls.attendance.AttendanceEvent;
import io.coachingcalls.attendance.Connection;
import io.coachingcalls.attendance.ParticipantKind;
import io.coachingcalls.events.Provenance;
import io.coachingcalls.facts.Fact;
import io.coachingcalls.facts.Quota;
import io.coachingcalls.structure.PlainJava;

/**
 * What LiveKit told of one of our rooms, as far as it says how long a call lasts: that somebody came, but not who. The
 * {@code type} names are stored: renaming one needs a migration.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(RoomFact.RoomStarted.class),
    @JsonSubTypes.Type(RoomFact.ParticipantJoined.class),
    @JsonSubTypes.Type(RoomFact.ParticipantLeft.class),
    @JsonSubTypes.Type(RoomFact.RoomFinished.class)
})
@PlainJava
sealed interface RoomFact extends Fact {

    Instant time();

    Provenance provenance();

    String roomSid();

    /** As the shared rules read it. */
    AttendanceEvent event();

    /** LiveKit's whole second, narrowed down by when the webhook came, which can come again. */
    @Override
    default Optional<Instant> happenedBy() {
        return Optional.of(time());
    }

    /** A room cannot end without what is told last. */
    @Override
    default Quota quota() {
        return switch (this) {
            case RoomStarted ignored -> Quota.ofLiveKit();
            case ParticipantJoined ignored -> Quota.ofLiveKit();
            case ParticipantLeft ignored -> Quota.ofLiveKitForLeaving();
            case RoomFinished ignored -> Quota.ofLiveKitForClosing();
        };
    }

    static RoomFact of(String room, AttendanceEvent event) {
        return switch (event) {
            case AttendanceEvent.RoomStarted started ->
                new RoomStarted(started.id(), started.time(), room, started.provenance(), started.roomSid());
            case AttendanceEvent.Joined joined ->
                new ParticipantJoined(
                        joined.id(),
                        joined.time(),
                        room,
                        joined.provenance(),
                        joined.roomSid(),
                        Somebody.of(joined.connection()));
            case AttendanceEvent.Left left ->
                new ParticipantLeft(
                        left.id(),
                        left.time(),
                        room,
                        left.provenance(),
                        left.roomSid(),
                        Somebody.of(left.connection()));
            case AttendanceEvent.RoomFinished finished ->
                new RoomFinished(finished.id(), finished.time(), room, finished.provenance(), finished.roomSid());
        };
    }

    @JsonTypeName("room_started")
    record RoomStarted(String id, Instant time, String room, Provenance provenance, String roomSid)
            implements RoomFact {

        @Override
        public AttendanceEvent event() {
            return new AttendanceEvent.RoomStarted(id, time, provenance, roomSid);
        }
    }

    @JsonTypeName("participant_joined")
    record ParticipantJoined(
            String id, Instant time, String room, Provenance provenance, String roomSid, Somebody somebody)
            implements RoomFact {

        @Override
        public AttendanceEvent event() {
            return new AttendanceEvent.Joined(id, time, provenance, roomSid, somebody.connection());
        }
    }

    @JsonTypeName("participant_left")
    record ParticipantLeft(
            String id, Instant time, String room, Provenance provenance, String roomSid, Somebody somebody)
            implements RoomFact {

        @Override
        public AttendanceEvent event() {
            return new AttendanceEvent.Left(id, time, provenance, roomSid, somebody.connection());
        }
    }

    @JsonTypeName("room_finished")
    record RoomFinished(String id, Instant time, String room, Provenance provenance, String roomSid)
            implements RoomFact {

        @Override
        public AttendanceEvent event() {
            return new AttendanceEvent.RoomFinished(id, time, provenance, roomSid);
        }
    }

    /** A connection of somebody. Who they are makes no difference to the call's length, and is not kept. */
    record Somebody(String participantSid, ParticipantKind kind, Instant joinedAt) {

        static Somebody of(Connection connection) {
            return new Somebody(connection.participantSid(), connection.kind(), connection.joinedAt());
        }

        Connection connection() {
            return new Connection(participantSid, "", null, kind, joinedAt);
        }
    }
}
