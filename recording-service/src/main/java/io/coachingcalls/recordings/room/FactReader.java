package io.coachingcalls.recordings.room;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;

import io.coachingcalls.events.CallEvent;
import io.coachingcalls.events.CallEvent.CallTerms;
import io.coachingcalls.events.LiveKitEvent;
import io.coachingcalls.events.LiveKitEvent.EgressInfo;
import io.coachingcalls.events.LiveKitEvent.FileInfo;
import io.coachingcalls.events.Provenance;
import io.coachingcalls.recordings.room.RoomFact.Connection;
import io.coachingcalls.recordings.room.RoomFact.Person;
import org.jspecify.annotations.Nullable;

/** From events on Kafka to the facts the fold understands; everything else is of no interest here. */
final class FactReader {

    private static final long NANOS = 1_000_000_000;

    private FactReader() {}

    static Optional<RoomFact> read(CallEvent event) {
        return switch (event) {
            case CallEvent.CallCreated created ->
                Optional.of(new RoomFact.CallCreated(created.id(), created.time(), created.room(), created.terms()));
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
     * @throws NullPointerException when LiveKit left out what such an event always has
     */
    static Optional<RoomFact> read(LiveKitEvent event, Provenance provenance, @Nullable CallTerms terms) {
        String room = Objects.requireNonNull(event.roomName(), "room name");
        return switch (event.event()) {
            case LiveKitEvent.ROOM_STARTED ->
                Optional.of(new RoomFact.RoomStarted(event.id(), roomOf(event).createdAt(), room, terms));
            case LiveKitEvent.PARTICIPANT_JOINED ->
                connectionOf(event)
                        .map(connection -> new RoomFact.PersonJoined(
                                event.id(), connection.joinedAt(), room, provenance, connection, terms));
            case LiveKitEvent.PARTICIPANT_LEFT ->
                connectionOf(event)
                        .map(connection ->
                                new RoomFact.PersonLeft(event.id(), event.time(), room, provenance, connection, terms));
            case LiveKitEvent.EGRESS_STARTED, LiveKitEvent.EGRESS_UPDATED, LiveKitEvent.EGRESS_ENDED -> {
                var info = Objects.requireNonNull(event.egressInfo(), "egress info");
                yield egressOf(info)
                        .map(egress ->
                                new RoomFact.EgressSeen(event.id(), timeOf(event, info), room, provenance, egress));
            }
            default -> Optional.empty();
        };
    }

    /** Agents are in the room and heard, but they attend nothing; recorders are nobody. */
    private static Optional<Connection> connectionOf(LiveKitEvent event) {
        var participant = Objects.requireNonNull(event.participant(), "participant");
        if (!participant.isPerson()) {
            return Optional.empty();
        }
        return Optional.of(new Connection(
                Objects.requireNonNull(participant.sid(), "participant sid"),
                Objects.requireNonNull(participant.identity(), "participant identity"),
                participant.name() == null || participant.name().isBlank() ? null : participant.name(),
                participant.joined()));
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
        Instant updated = instant(info.updatedAt());
        return updated == null ? event.time() : updated;
    }

    private static @Nullable Instant instant(long nanos) {
        return nanos <= 0 ? null : Instant.ofEpochSecond(nanos / NANOS, nanos % NANOS);
    }

    private static LiveKitEvent.Room roomOf(LiveKitEvent event) {
        return Objects.requireNonNull(event.room(), "room");
    }
}
