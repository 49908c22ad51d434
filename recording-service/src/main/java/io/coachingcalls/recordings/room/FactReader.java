package io.coachingcalls.recordings.room;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;

import io.coachingcalls.attendance.AttendanceEvent;
import io.coachingcalls.attendance.ParticipantKind;
import io.coachingcalls.events.CallEvent;
import io.coachingcalls.events.CallEvent.CallTerms;
import io.coachingcalls.events.LiveKitEvent;
import io.coachingcalls.events.LiveKitEvent.EgressInfo;
import io.coachingcalls.events.LiveKitEvent.FileInfo;
import io.coachingcalls.events.LiveKitTime;
import io.coachingcalls.events.Provenance;
import io.coachingcalls.recordings.room.RoomFact.Connection;
import io.coachingcalls.recordings.room.RoomFact.Person;
import io.coachingcalls.structure.PlainJava;
import org.jspecify.annotations.Nullable;

/** From events on Kafka to the facts the fold understands; everything else is of no interest here. */
@PlainJava
final class FactReader {

    private FactReader() {}

    static Optional<RoomFact> read(CallEvent event) {
        return switch (event) {
            case CallEvent.CallCreated created ->
                Optional.of(new RoomFact.CallCreated(created.id(), created.time(), created.room(), created.terms()));
            case CallEvent.InvitationAnswered answered ->
                Optional.of(new RoomFact.InvitationAnswered(
                        answered.id(),
                        answered.time(),
                        answered.room(),
                        Objects.requireNonNull(answered.userId(), "user id"),
                        Objects.requireNonNull(answered.answer(), "answer"),
                        answered.revision()));
            case CallEvent.RecordingRequested requested ->
                Optional.of(new RoomFact.RecordingRequested(
                        requested.id(),
                        requested.time(),
                        requested.room(),
                        requested.attempt(),
                        requested.revision(),
                        requested.egressId(),
                        Objects.requireNonNull(requested.path(), "path"),
                        Objects.requireNonNull(requested.outcome(), "outcome"),
                        requested.reason()));
            case CallEvent.SessionCompleted completed ->
                Optional.of(new RoomFact.SessionSettled(
                        completed.id(),
                        completed.time(),
                        completed.room(),
                        completed.status(),
                        completed.startedAt(),
                        completed.endedAt(),
                        completed.people().stream()
                                .map(person -> new Person(person.userId(), person.name()))
                                .toList(),
                        completed.revision()));
            default -> Optional.empty();
        };
    }

    /**
     * @param terms what call-service wrote into the room, which others may have written into theirs
     * @throws RuntimeException when LiveKit left out what such an event always has
     */
    static Optional<RoomFact> read(LiveKitEvent event, Provenance provenance, @Nullable CallTerms terms) {
        if (!event.isAboutARoom()) {
            return Optional.empty();
        }
        String room = Objects.requireNonNull(event.roomName(), "room name");
        return switch (event.event()) {
            case LiveKitEvent.EGRESS_STARTED, LiveKitEvent.EGRESS_UPDATED, LiveKitEvent.EGRESS_ENDED -> {
                var info = Objects.requireNonNull(event.egressInfo(), "egress info");
                yield egressOf(info)
                        .map(egress ->
                                new RoomFact.EgressSeen(event.id(), timeOf(event, info), room, provenance, egress));
            }
            default -> AttendanceEvent.of(event, provenance).flatMap(told -> fact(told, room, terms));
        };
    }

    private static Optional<RoomFact> fact(AttendanceEvent told, String room, @Nullable CallTerms terms) {
        return switch (told) {
            case AttendanceEvent.RoomStarted started ->
                Optional.of(new RoomFact.RoomStarted(
                        started.id(), started.time(), room, started.provenance(), started.roomSid(), terms));
            case AttendanceEvent.RoomFinished finished ->
                Optional.of(new RoomFact.RoomFinished(
                        finished.id(), finished.time(), room, finished.provenance(), finished.roomSid()));
            case AttendanceEvent.Joined joined ->
                connection(joined.connection())
                        .map(connection -> new RoomFact.PersonJoined(
                                joined.id(),
                                joined.time(),
                                room,
                                joined.provenance(),
                                joined.roomSid(),
                                connection,
                                terms));
            case AttendanceEvent.Left left ->
                connection(left.connection())
                        .map(connection -> new RoomFact.PersonLeft(
                                left.id(), left.time(), room, left.provenance(), left.roomSid(), connection, terms));
        };
    }

    /** Agents are in the room and heard, but they attend nothing. */
    private static Optional<Connection> connection(io.coachingcalls.attendance.Connection told) {
        return told.kind() == ParticipantKind.AGENT
                ? Optional.empty()
                : Optional.of(new Connection(
                        told.participantSid(), told.identity(), told.name(), told.joinedAt(), told.kind()));
    }

    private static Optional<Egress> egressOf(EgressInfo info) {
        String egressId = Objects.requireNonNull(info.egressId(), "egress id");
        List<FileInfo> files = filesOf(info);
        return Egress.Status.of(info.status())
                .map(status -> new Egress(
                        egressId,
                        status,
                        Optional.ofNullable(first(files, FileInfo::filename)).orElseGet(info::requestedPath),
                        first(files, FileInfo::location),
                        instant(firstSaid(files, FileInfo::startedAt, info.startedAt())),
                        instant(firstSaid(files, FileInfo::endedAt, info.endedAt())),
                        firstSaid(files, FileInfo::duration, 0),
                        firstSaid(files, FileInfo::size, 0),
                        info.error() == null || info.error().isBlank() ? info.details() : info.error()));
    }

    /** What LiveKit says now before what it used to say; some recorders fill only the old field. */
    private static List<FileInfo> filesOf(EgressInfo info) {
        List<FileInfo> files = new ArrayList<>();
        if (info.fileResults() != null && !info.fileResults().isEmpty()) {
            files.add(info.fileResults().getFirst());
        }
        if (info.file() != null) {
            files.add(info.file());
        }
        return files;
    }

    private static @Nullable String first(List<FileInfo> files, Function<FileInfo, @Nullable String> field) {
        return files.stream()
                .map(field)
                .filter(text -> text != null && !text.isBlank())
                .findFirst()
                .orElse(null);
    }

    /** A number that LiveKit leaves out is 0. */
    private static long firstSaid(List<FileInfo> files, ToLongFunction<FileInfo> field, long otherwise) {
        return files.stream()
                .mapToLong(field)
                .filter(number -> number != 0)
                .findFirst()
                .orElse(otherwise);
    }

    private static Instant timeOf(LiveKitEvent event, EgressInfo info) {
        return LiveKitTime.ofNanos(info.updatedAt()).orElseGet(event::time);
    }

    private static @Nullable Instant instant(long nanos) {
        return LiveKitTime.ofNanos(nanos).orElse(null);
    }
}
