package io.coachingcalls.recordings.room;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import io.coachingcalls.attendance.AttendanceEvent;
import io.coachingcalls.attendance.ParticipantKind;
import io.coachingcalls.events.Provenance;
import io.coachingcalls.structure.PlainJava;
import org.jspecify.annotations.Nullable;

/** The facts that tell who was there when, as events that every service understands alike. */
@PlainJava
final class AttendanceFacts {

    private static final String UNKNOWN_ROOM = "unknown";

    private final String otherwise;

    private AttendanceFacts(String otherwise) {
        this.otherwise = otherwise;
    }

    /** @param facts in a total order; those from before it was kept of which room they are, are of the first */
    static List<AttendanceEvent> of(List<RoomFact> facts) {
        String first = facts.stream()
                .flatMap(fact -> Stream.ofNullable(roomSid(fact)))
                .findFirst()
                .orElse(UNKNOWN_ROOM);
        var events = new AttendanceFacts(first);
        return facts.stream().flatMap(fact -> events.event(fact).stream()).toList();
    }

    private Optional<AttendanceEvent> event(RoomFact fact) {
        String sid = Objects.requireNonNullElse(roomSid(fact), otherwise);
        return switch (fact) {
            case RoomFact.RoomStarted started ->
                Optional.of(new AttendanceEvent.RoomStarted(
                        started.id(),
                        started.time(),
                        Objects.requireNonNullElse(started.provenance(), Provenance.OBSERVED),
                        sid));
            case RoomFact.RoomFinished finished ->
                Optional.of(
                        new AttendanceEvent.RoomFinished(finished.id(), finished.time(), finished.provenance(), sid));
            case RoomFact.PersonJoined joined ->
                Optional.of(new AttendanceEvent.Joined(
                        joined.id(), joined.time(), joined.provenance(), sid, connection(joined.connection())));
            case RoomFact.PersonLeft left ->
                Optional.of(new AttendanceEvent.Left(
                        left.id(), left.time(), left.provenance(), sid, connection(left.connection())));
            default -> Optional.empty();
        };
    }

    private static io.coachingcalls.attendance.Connection connection(RoomFact.Connection kept) {
        return new io.coachingcalls.attendance.Connection(
                kept.participantSid(),
                kept.userId(),
                kept.name(),
                Objects.requireNonNullElse(kept.kind(), ParticipantKind.PERSON),
                kept.joinedAt());
    }

    private static @Nullable String roomSid(RoomFact fact) {
        return switch (fact) {
            case RoomFact.RoomStarted started -> started.roomSid();
            case RoomFact.RoomFinished finished -> finished.roomSid();
            case RoomFact.PersonJoined joined -> joined.roomSid();
            case RoomFact.PersonLeft left -> left.roomSid();
            default -> null;
        };
    }
}
