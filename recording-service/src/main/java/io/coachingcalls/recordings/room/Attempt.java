package io.coachingcalls.recordings.room;

import static java.util.Comparator.comparing;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import io.coachingcalls.events.RecordingPath;
import io.coachingcalls.events.RecordingState;
import io.coachingcalls.recordings.room.RoomFact.EgressSeen;
import io.coachingcalls.recordings.room.RoomFact.ObjectChecked;
import io.coachingcalls.recordings.room.RoomFact.RecordingDeleted;
import io.coachingcalls.recordings.room.RoomFact.RecordingRequested;
import io.coachingcalls.recordings.room.RoomFact.StorageTrouble;
import io.coachingcalls.recordings.room.RoomHistory.Recording;
import io.coachingcalls.structure.PlainJava;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to record, and what became of it. What LiveKit shows of its recorder counts over what call-service was
 * told when it asked for one; an end, once told, is not undone by anything but the object's removal.
 *
 * @param facts those about this attempt, sorted by time; at least one
 */
@PlainJava
record Attempt(String room, int number, List<RoomFact> facts) {

    /** LiveKit's own word first; that it knows nothing any more is only what we make of its silence. */
    private static final Comparator<EgressSeen> BELIEF = comparing(
                    (EgressSeen seen) -> seen.egress().status() == Egress.Status.LOST)
            .thenComparing(EgressSeen::provenance)
            .thenComparing(RoomFold.BY_TIME);

    private record Standing(RecordingState state, @Nullable String reason) {}

    /** @param locationOf where the object with this key is, if LiveKit does not say so */
    Recording recording(Function<String, Optional<String>> locationOf) {
        Optional<RecordingRequested> request = request();
        Optional<EgressSeen> end = end();
        Optional<ObjectChecked> object = of(ObjectChecked.class).findFirst();
        boolean deleted = of(RecordingDeleted.class).findAny().isPresent();
        boolean hasObject = !deleted && object.isPresent() && object.get().isPlayable();
        Standing standing = standing(request, end, object);
        String path = path(request);
        return new Recording(
                room,
                number,
                egressId(request),
                path,
                standing.state(),
                standing.reason(),
                hasObject ? location(locationOf, path) : null,
                hasObject,
                !standing.state().isTerminal() && end.isPresent(),
                facts.getFirst().time(),
                facts.getLast().time(),
                startedAt(end).orElse(null),
                end.map(seen -> seen.egress().endedAt()).orElse(null),
                end.map(seen -> EgressEnd.durationMs(seen.egress())).orElse(null),
                object.map(ObjectChecked::sizeBytes).orElse(null));
    }

    private Standing standing(
            Optional<RecordingRequested> request, Optional<EgressSeen> end, Optional<ObjectChecked> object) {
        Optional<RecordingDeleted> deleted = of(RecordingDeleted.class).findFirst();
        if (deleted.isPresent()) {
            return new Standing(RecordingState.DELETED, deleted.get().by() == null ? "too_old" : "removed");
        }
        if (end.isPresent()) {
            return ended(end.get().egress(), object);
        }
        return seen().map(seen -> seen.egress().status())
                .max(Comparator.naturalOrder())
                .map(Attempt::running)
                .orElseGet(() -> requested(request.orElseThrow()));
    }

    private Standing ended(Egress egress, Optional<ObjectChecked> object) {
        return switch (egress.status()) {
            case COMPLETE -> written(egress, object, RecordingState.READY);
            case LIMIT_REACHED -> written(egress, object, RecordingState.LIMIT_REACHED);
            case FAILED -> new Standing(RecordingState.FAILED, EgressEnd.reason(egress));
            case ABORTED -> new Standing(RecordingState.ABORTED, EgressEnd.reason(egress));
            case LOST -> new Standing(RecordingState.LOST, "egress_lost");
            case STARTING, ACTIVE, ENDING -> throw new IllegalArgumentException("no end: " + egress.status());
        };
    }

    /** Said to be written; believed when it was found. */
    private Standing written(Egress egress, Optional<ObjectChecked> object, RecordingState good) {
        if (object.isEmpty()) {
            return new Standing(
                    RecordingState.ENDING,
                    of(StorageTrouble.class)
                            .reduce((earlier, later) -> later)
                            .map(StorageTrouble::reason)
                            .orElse(null));
        }
        if (object.get().problem() != null) {
            return new Standing(RecordingState.FAILED, object.get().problem());
        }
        return EgressEnd.isSuspicious(egress)
                ? new Standing(RecordingState.FAILED, "suspicious")
                : new Standing(good, null);
    }

    private static Standing running(Egress.Status status) {
        return switch (status) {
            case STARTING -> new Standing(RecordingState.STARTING, null);
            case ACTIVE -> new Standing(RecordingState.ACTIVE, null);
            case ENDING -> new Standing(RecordingState.ENDING, null);
            case COMPLETE, FAILED, ABORTED, LIMIT_REACHED, LOST ->
                throw new IllegalArgumentException("an end: " + status);
        };
    }

    private static Standing requested(RecordingRequested request) {
        return switch (request.outcome()) {
            case STARTED -> new Standing(RecordingState.STARTING, null);
            case SKIPPED -> new Standing(RecordingState.SKIPPED, request.reason());
            case FAILED -> new Standing(RecordingState.FAILED, request.reason());
            case UNKNOWN -> new Standing(RecordingState.UNKNOWN, request.reason());
        };
    }

    /** What call-service said last. */
    private Optional<RecordingRequested> request() {
        return of(RecordingRequested.class)
                .max(comparing(RecordingRequested::revision).thenComparing(RoomFold.BY_TIME));
    }

    /** The file's own beginning, which is told at its end; until then the recorder's, which may be seconds earlier. */
    private Optional<Instant> startedAt(Optional<EgressSeen> end) {
        return end.map(seen -> seen.egress().startedAt())
                .or(() -> seen().flatMap(seen -> Stream.ofNullable(seen.egress().startedAt()))
                        .min(Comparator.naturalOrder()));
    }

    private Optional<EgressSeen> end() {
        return seen().filter(seen -> seen.egress().status().isEnd()).min(BELIEF);
    }

    /** Of the recorder that call-service was told of; else of the first that wrote there. */
    private Stream<EgressSeen> seen() {
        String egressId = egressId(request());
        return of(EgressSeen.class).filter(seen -> seen.egress().egressId().equals(egressId));
    }

    private @Nullable String egressId(Optional<RecordingRequested> request) {
        return request.map(RecordingRequested::egressId)
                .or(() -> of(EgressSeen.class)
                        .map(seen -> seen.egress().egressId())
                        .findFirst())
                .orElse(null);
    }

    private String path(Optional<RecordingRequested> request) {
        return request.map(RecordingRequested::path).orElseGet(() -> RecordingPath.of(room, number));
    }

    private @Nullable String location(Function<String, Optional<String>> locationOf, String path) {
        return end().map(seen -> seen.egress().location())
                .or(() -> locationOf.apply(path))
                .orElse(null);
    }

    private <F extends RoomFact> Stream<F> of(Class<F> kind) {
        return facts.stream().filter(kind::isInstance).map(kind::cast);
    }

    /** Whether somebody was there while it ran; {@code leftAt} is null for one who still is. */
    static boolean couldHear(Recording recording, Instant joinedAt, @Nullable Instant leftAt) {
        Instant from = Objects.requireNonNullElse(recording.startedAt(), recording.firstAt());
        Instant to = recording.endedAt();
        return (to == null || joinedAt.isBefore(to)) && (leftAt == null || leftAt.isAfter(from));
    }
}
