package io.coachingcalls.recordings.room;

import static java.util.Comparator.comparing;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.coachingcalls.recordings.room.RoomFact.Connection;
import io.coachingcalls.recordings.room.RoomFact.PersonJoined;
import io.coachingcalls.recordings.room.RoomFact.PersonLeft;
import org.jspecify.annotations.Nullable;

/** Who was in a room when: one stay a connection, told apart by LiveKit's sid of it. */
final class Stays {

    private Stays() {}

    /** @param leftAt null while they are there */
    record Stay(
            String participantSid,
            String userId,
            @Nullable String name,
            Instant joinedAt,
            @Nullable Instant leftAt) {}

    /** The first to come first. */
    static List<Stay> of(List<RoomFact> facts) {
        return facts.stream()
                .filter(fact -> connectionOf(fact) != null)
                .collect(Collectors.groupingBy(
                        fact -> connectionOf(fact).participantSid(), TreeMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(Stays::stay)
                .sorted(comparing(Stay::joinedAt).thenComparing(Stay::participantSid))
                .toList();
    }

    private static Stay stay(List<RoomFact> facts) {
        List<Connection> connections =
                facts.stream().sorted(RoomFold.BY_TIME).map(Stays::connectionOf).toList();
        Instant joinedAt = connections.stream()
                .map(Connection::joinedAt)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        return new Stay(
                connections.getFirst().participantSid(),
                connections.getFirst().userId(),
                connections.stream()
                        .flatMap(c -> Stream.ofNullable(c.name()))
                        .findFirst()
                        .orElse(null),
                joinedAt,
                leave(facts, joinedAt));
    }

    /** Observed before reconciled, and never before they came. */
    private static @Nullable Instant leave(List<RoomFact> facts, Instant joinedAt) {
        return facts.stream()
                .filter(PersonLeft.class::isInstance)
                .map(PersonLeft.class::cast)
                .min(comparing(PersonLeft::provenance).thenComparing(RoomFold.BY_TIME))
                .map(left -> left.time().isBefore(joinedAt) ? joinedAt : left.time())
                .orElse(null);
    }

    private static @Nullable Connection connectionOf(RoomFact fact) {
        return switch (fact) {
            case PersonJoined joined -> joined.connection();
            case PersonLeft left -> left.connection();
            default -> null;
        };
    }
}
