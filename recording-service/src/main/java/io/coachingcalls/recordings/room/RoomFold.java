package io.coachingcalls.recordings.room;

import static java.util.Comparator.comparing;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.coachingcalls.attendance.Attendance;
import io.coachingcalls.events.CallEvent.CallTerms;
import io.coachingcalls.events.CallType;
import io.coachingcalls.events.SessionIds;
import io.coachingcalls.recordings.room.RoomFact.CallCreated;
import io.coachingcalls.recordings.room.RoomFact.InvitationAnswered;
import io.coachingcalls.recordings.room.RoomFact.SessionSettled;
import io.coachingcalls.recordings.room.RoomHistory.Room;
import io.coachingcalls.structure.PlainJava;

/**
 * From the facts of one room to its rows: the only place that decides what they say. Pure, and blind to order and
 * repetition: any permutation of the facts, with any of them doubled, gives the same rows.
 */
@PlainJava
final class RoomFold {

    /** A total order, so that "the first" of several facts is the same one whoever asks. */
    static final Comparator<RoomFact> BY_TIME = comparing(RoomFact::time).thenComparing(RoomFact::id);

    private final String room;
    private final List<RoomFact> facts;
    private final Attendance attendance;

    private RoomFold(String room, Collection<? extends RoomFact> facts) {
        this.room = room;
        this.facts =
                facts.stream().<RoomFact>map(f -> f).distinct().sorted(BY_TIME).toList();
        this.attendance = Attendance.of(AttendanceFacts.of(this.facts));
    }

    /**
     * @param facts of one room, at least one
     * @param locationOf where the object with a key is, if LiveKit does not say so
     */
    static RoomHistory fold(
            String room, Collection<? extends RoomFact> facts, Function<String, Optional<String>> locationOf) {
        var fold = new RoomFold(room, facts);
        var attempts = Attempts.of(room, fold.facts, locationOf);
        return new RoomHistory(
                fold.room(),
                attempts,
                Attempts.together(room, attempts, fold.attendance.people().toList()));
    }

    private Room room() {
        Optional<CallTerms> terms = facts.stream()
                .flatMap(RoomFold::announced)
                .findFirst()
                .or(() -> facts.stream().flatMap(RoomFold::fromMetadata).findFirst());
        // It settles again when somebody came back all the same, or when more becomes known of who was there when
        Optional<SessionSettled> settled =
                of(SessionSettled.class).max(comparing(SessionSettled::revision).thenComparing(BY_TIME));
        Map<String, String> attended = attended(settled);
        return new Room(
                room,
                SessionIds.ofRoom(room),
                terms.map(CallTerms::ownerId).orElse(null),
                terms.map(CallTerms::callType).orElse(CallType.ON_DEMAND),
                terms.map(CallTerms::title).orElse(null),
                terms.map(CallTerms::coachId).orElse(null),
                terms.map(CallTerms::participants).orElse(List.of()),
                gone(),
                List.copyOf(attended.keySet()),
                List.copyOf(attended.values()),
                settled.map(SessionSettled::startedAt)
                        .orElseGet(() -> attendance.firstJoin().orElse(null)),
                settled.map(SessionSettled::endedAt)
                        .orElseGet(() -> attendance.lastLeave().orElse(null)),
                settled.map(SessionSettled::status).orElse(null),
                settled.map(SessionSettled::time).orElse(null),
                // Imported ones, and those of room metadata that nobody wrote it into, have none
                terms.map(CallTerms::maxDurationSeconds)
                        .filter(seconds -> seconds > 0)
                        .orElse(null),
                of(CallCreated.class).map(RoomFact::time).findFirst().orElseGet(() -> facts.getFirst()
                        .time()));
    }

    /** Those who declined or left it, by their latest answer; in order. */
    private List<String> gone() {
        Map<String, InvitationAnswered> answers = of(InvitationAnswered.class)
                .collect(Collectors.toMap(
                        InvitationAnswered::userId,
                        answered -> answered,
                        BinaryOperator.maxBy(
                                comparing(InvitationAnswered::revision).thenComparing(BY_TIME))));
        return answers.values().stream()
                .filter(answered -> !answered.answer().belongs())
                .map(InvitationAnswered::userId)
                .sorted()
                .toList();
    }

    /** User ids, the first to come first, and what each is called: their name, else their id. */
    private Map<String, String> attended(Optional<SessionSettled> settled) {
        Map<String, String> names = new LinkedHashMap<>();
        attendance
                .people()
                .forEach(person -> names.merge(
                        person.identity(),
                        Objects.requireNonNullElse(person.name(), person.identity()),
                        (first, other) -> first.equals(person.identity()) ? other : first));
        settled.ifPresent(
                session -> session.people().forEach(person -> names.putIfAbsent(person.userId(), person.name())));
        return names;
    }

    private static Stream<CallTerms> announced(RoomFact fact) {
        return fact instanceof CallCreated created ? Stream.of(created.terms()) : Stream.empty();
    }

    private static Stream<CallTerms> fromMetadata(RoomFact fact) {
        return Stream.ofNullable(
                switch (fact) {
                    case RoomFact.RoomStarted started -> started.terms();
                    case RoomFact.PersonJoined joined -> joined.terms();
                    case RoomFact.PersonLeft left -> left.terms();
                    default -> null;
                });
    }

    private <F extends RoomFact> Stream<F> of(Class<F> kind) {
        return facts.stream().filter(kind::isInstance).map(kind::cast);
    }
}
