package io.coachingcalls.recordings.room;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

import io.coachingcalls.attendance.ParticipantConnection;
import io.coachingcalls.events.RecordingPath;
import io.coachingcalls.events.RecordingState;
import io.coachingcalls.recordings.room.RoomFact.EgressSeen;
import io.coachingcalls.recordings.room.RoomFact.ObjectChecked;
import io.coachingcalls.recordings.room.RoomFact.RecordingDeleted;
import io.coachingcalls.recordings.room.RoomFact.RecordingRequested;
import io.coachingcalls.recordings.room.RoomFact.StorageTrouble;
import io.coachingcalls.recordings.room.RoomHistory.Recording;
import io.coachingcalls.recordings.room.RoomHistory.RoomRecording;
import io.coachingcalls.structure.PlainJava;
import org.jspecify.annotations.Nullable;

/** All attempts to record a room: which fact is about which, and what they come to for the people. */
@PlainJava
final class Attempts {

    private Attempts() {}

    /**
     * @param facts of one room, sorted by time
     * @return the first attempt first
     */
    static List<Recording> of(String room, List<RoomFact> facts, Function<String, Optional<String>> locationOf) {
        Map<String, Integer> byEgress = attemptsByEgress(room, facts);
        Map<Integer, List<RoomFact>> byAttempt = new TreeMap<>();
        facts.forEach(fact -> {
            Integer attempt = attemptOf(fact, byEgress);
            if (attempt != null) {
                byAttempt.computeIfAbsent(attempt, number -> new ArrayList<>()).add(fact);
            }
        });
        return byAttempt.entrySet().stream()
                // A check or a removal alone is about nothing
                .filter(attempt -> attempt.getValue().stream().anyMatch(Attempts::isOfARecorder))
                .map(attempt -> new Attempt(room, attempt.getKey(), attempt.getValue()).recording(locationOf))
                .toList();
    }

    /** What people are told: of what runs, else of what can be heard, else of what went wrong last. */
    static @Nullable RoomRecording together(String room, List<Recording> attempts, List<ParticipantConnection> people) {
        if (attempts.isEmpty()) {
            return null;
        }
        // An attempt in which nobody was heard is not what people are told about, unless there is no other
        List<Recording> heard = attempts.stream()
                .filter(attempt -> people.stream()
                        .anyMatch(person -> Attempt.couldHear(
                                attempt, person.joinedAt(), person.leftAt().orElse(null))))
                .toList();
        List<Recording> told = heard.isEmpty() ? attempts : heard;
        List<Recording> usable = usable(told).isEmpty() ? usable(attempts) : usable(told);
        Recording telling = last(attempts, recording -> !recording.state().isTerminal())
                .or(() -> usable.stream().findFirst())
                .or(() -> last(attempts, recording -> recording.state() == RecordingState.DELETED))
                .or(() -> last(told, recording -> true))
                .orElseThrow();
        return new RoomRecording(
                room,
                telling.state(),
                telling.reason(),
                usable.isEmpty() ? null : usable.getFirst().url(),
                sum(usable, Recording::durationMs),
                sum(usable, Recording::sizeBytes));
    }

    /** By what call-service was told, else by what the recorder writes to. */
    private static Map<String, Integer> attemptsByEgress(String room, List<RoomFact> facts) {
        Map<String, Integer> byEgress = new HashMap<>();
        facts.stream()
                .filter(RecordingRequested.class::isInstance)
                .map(RecordingRequested.class::cast)
                .filter(request -> request.egressId() != null)
                .forEach(request ->
                        byEgress.merge(Objects.requireNonNull(request.egressId()), request.attempt(), Math::min));
        facts.stream()
                .filter(EgressSeen.class::isInstance)
                .map(fact -> ((EgressSeen) fact).egress())
                .forEach(egress -> attemptOf(room, egress.path())
                        .ifPresent(attempt -> byEgress.putIfAbsent(egress.egressId(), attempt)));
        return byEgress;
    }

    private static OptionalInt attemptOf(String room, @Nullable String path) {
        return path == null ? OptionalInt.empty() : RecordingPath.attemptOf(room, path);
    }

    /** Null for what is about no attempt of ours: somebody else may record the room, too. */
    private static @Nullable Integer attemptOf(RoomFact fact, Map<String, Integer> byEgress) {
        return switch (fact) {
            case RecordingRequested request -> request.attempt();
            case EgressSeen seen -> byEgress.get(seen.egress().egressId());
            case StorageTrouble trouble -> trouble.attempt();
            case ObjectChecked checked -> checked.attempt();
            case RecordingDeleted deleted -> deleted.attempt();
            default -> null;
        };
    }

    private static boolean isOfARecorder(RoomFact fact) {
        return fact instanceof RecordingRequested || fact instanceof EgressSeen;
    }

    private static List<Recording> usable(List<Recording> attempts) {
        return attempts.stream()
                .filter(recording -> recording.state().isUsable())
                .toList();
    }

    private static Optional<Recording> last(List<Recording> attempts, Predicate<Recording> which) {
        return attempts.stream().filter(which).max(Comparator.comparing(Recording::attempt));
    }

    private static @Nullable Long sum(List<Recording> attempts, Function<Recording, @Nullable Long> field) {
        return attempts.stream()
                .flatMap(recording -> Stream.ofNullable(field.apply(recording)))
                .reduce(Long::sum)
                .orElse(null);
    }
}
