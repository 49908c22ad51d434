package io.coachingcalls.sessions.lifecycle;

import static java.util.Comparator.comparing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.coachingcalls.attendance.End;
import io.coachingcalls.sessions.lifecycle.SessionFact.JoinReported;
import io.coachingcalls.structure.PlainJava;
import org.jspecify.annotations.Nullable;

/** Finds the connection that a client's "I joined" is about, so that one connection is one row. */
@PlainJava
final class ReportedJoins {

    /** A report and LiveKit's event of one join are at most this far apart. */
    static final Duration REACH = Duration.ofSeconds(60);

    /** Each person's connections, by the time of their join. */
    private final Map<String, NavigableMap<Instant, SessionConnection>> told = new HashMap<>();

    /** Those that LiveKit told nothing of. */
    private final List<SessionConnection> unseen = new ArrayList<>();

    private final Map<String, NavigableMap<Instant, SessionConnection>> unseenByUser = new HashMap<>();

    private final Map<UUID, SessionConnection> unseenById = new HashMap<>();

    private final @Nullable End roomEnd;

    private ReportedJoins(List<SessionConnection> connections, @Nullable End roomEnd) {
        this.roomEnd = roomEnd;
        connections.forEach(connection -> of(connection.userId(), told)
                .merge(
                        connection.joinedAt(),
                        connection,
                        (one, other) -> one.id().compareTo(other.id()) <= 0 ? one : other));
    }

    /**
     * Adds each report to the connection it is about: the one whose sid it names; else the person's connection with the nearest
     * join within a minute, each connection taken once; else, being a repetition, one that is taken already. One that names a
     * connection LiveKit has not told of is about no other; one that names somebody else's is about none.
     *
     * @param reports in a total order
     * @param bySid LiveKit's connections that are of the call
     * @param roomEnd the end of their room; null as long as somebody can be in it
     * @return connections LiveKit told nothing of, one for each group of reports that is about none of the others
     */
    static List<SessionConnection> match(
            List<JoinReported> reports, Map<String, SessionConnection> bySid, @Nullable End roomEnd) {
        List<JoinReported> open = new ArrayList<>();
        Set<SessionConnection> taken = new HashSet<>();
        for (JoinReported report : reports) {
            @Nullable
            SessionConnection named = report.participantSid() == null ? null : bySid.get(report.participantSid());
            if (named == null) {
                open.add(report);
            } else if (named.userId().equals(report.userId())) {
                named.add(report);
                taken.add(named);
            }
        }
        List<SessionConnection> people =
                bySid.values().stream().filter(SessionConnection::isPersons).toList();
        Map<JoinReported, SessionConnection> pairs = pairs(
                open.stream().filter(report -> report.participantSid() == null).toList(),
                people.stream()
                        .filter(connection -> !taken.contains(connection))
                        .toList());
        pairs.forEach((report, connection) -> connection.add(report));
        var rest = new ReportedJoins(people, roomEnd);
        open.stream().filter(report -> !pairs.containsKey(report)).forEach(rest::group);
        return List.copyOf(rest.unseen);
    }

    private static Map<JoinReported, SessionConnection> pairs(
            List<JoinReported> reports, List<SessionConnection> connections) {
        Map<String, List<SessionConnection>> byUser =
                connections.stream().collect(Collectors.groupingBy(SessionConnection::userId));
        Map<JoinReported, SessionConnection> pairs = new HashMap<>();
        reports.stream()
                .collect(Collectors.groupingBy(JoinReported::userId))
                .forEach((userId, own) ->
                        pairs.putAll(NearestPairs.of(own, byUser.getOrDefault(userId, List.of()), REACH)));
        return pairs;
    }

    private void group(JoinReported report) {
        @Nullable SessionConnection same = unseenById.get(report.participantId());
        if (same != null) {
            same.add(report);
            return;
        }
        boolean isNamed = report.participantSid() != null;
        Optional<SessionConnection> near = isNamed ? Optional.empty() : nearest(report, of(report.userId(), told));
        if (near.isPresent()) {
            near.get().add(report);
            return;
        }
        NavigableMap<Instant, SessionConnection> own = of(report.userId(), unseenByUser);
        Optional<SessionConnection> repeated = isNamed ? Optional.empty() : nearest(report, own);
        repeated.ifPresent(connection -> connection.add(report));
        unseenById.put(report.participantId(), repeated.orElseGet(() -> {
            SessionConnection connection = SessionConnection.reported(report, roomEnd);
            unseen.add(connection);
            own.putIfAbsent(connection.joinedAt(), connection);
            return connection;
        }));
    }

    private static NavigableMap<Instant, SessionConnection> of(
            String userId, Map<String, NavigableMap<Instant, SessionConnection>> connections) {
        return connections.computeIfAbsent(userId, id -> new TreeMap<>());
    }

    private static Optional<SessionConnection> nearest(
            JoinReported report, NavigableMap<Instant, SessionConnection> connections) {
        var before = Optional.ofNullable(connections.floorEntry(report.time()));
        var after = Optional.ofNullable(connections.ceilingEntry(report.time()));
        return Stream.of(before, after)
                .flatMap(Optional::stream)
                .filter(entry -> distance(report, entry.getKey()).compareTo(REACH) <= 0)
                .min(comparing(entry -> distance(report, entry.getKey())))
                .map(Map.Entry::getValue);
    }

    private static Duration distance(JoinReported report, Instant joinedAt) {
        return Duration.between(report.time(), joinedAt).abs();
    }
}
