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
import org.jspecify.annotations.Nullable;

/** Finds the connection that a client's "I joined" is about, so that one connection is one row. */
final class ReportedJoins {

    /** A report and LiveKit's event of one join are at most this far apart. */
    static final Duration REACH = Duration.ofSeconds(60);

    /** Each person's stays, by the time of their join. */
    private final Map<String, NavigableMap<Instant, Stay>> told = new HashMap<>();

    /** Those that LiveKit told nothing of. */
    private final List<Stay> unseen = new ArrayList<>();

    private final Map<String, NavigableMap<Instant, Stay>> unseenByUser = new HashMap<>();

    private final Map<UUID, Stay> unseenById = new HashMap<>();

    private final @Nullable End roomEnd;

    private ReportedJoins(List<Stay> stays, @Nullable End roomEnd) {
        this.roomEnd = roomEnd;
        stays.forEach(stay -> of(stay.userId(), told)
                .merge(stay.joinedAt(), stay, (one, other) -> one.id().compareTo(other.id()) <= 0 ? one : other));
    }

    /**
     * Adds each report to the stay it is about: the one whose sid it names; else the person's stay with the nearest
     * join within a minute, each stay taken once; else, being a repetition, one that is taken already. One that names a
     * connection LiveKit has not told of is about no other; one that names somebody else's is about none.
     *
     * @param reports in a total order
     * @param bySid LiveKit's connections that are of the call
     * @param roomEnd the end of their room; null as long as somebody can be in it
     * @return stays LiveKit told nothing of, one for each group of reports that is about none of the others
     */
    static List<Stay> match(List<JoinReported> reports, Map<String, Stay> bySid, @Nullable End roomEnd) {
        List<JoinReported> open = new ArrayList<>();
        Set<Stay> taken = new HashSet<>();
        for (JoinReported report : reports) {
            @Nullable Stay named = report.participantSid() == null ? null : bySid.get(report.participantSid());
            if (named == null) {
                open.add(report);
            } else if (named.userId().equals(report.userId())) {
                named.add(report);
                taken.add(named);
            }
        }
        List<Stay> people = bySid.values().stream().filter(Stay::isPersons).toList();
        Map<JoinReported, Stay> pairs = pairs(
                open.stream().filter(report -> report.participantSid() == null).toList(),
                people.stream().filter(stay -> !taken.contains(stay)).toList());
        pairs.forEach((report, stay) -> stay.add(report));
        var rest = new ReportedJoins(people, roomEnd);
        open.stream().filter(report -> !pairs.containsKey(report)).forEach(rest::group);
        return List.copyOf(rest.unseen);
    }

    private static Map<JoinReported, Stay> pairs(List<JoinReported> reports, List<Stay> stays) {
        Map<String, List<Stay>> byUser = stays.stream().collect(Collectors.groupingBy(Stay::userId));
        Map<JoinReported, Stay> pairs = new HashMap<>();
        reports.stream()
                .collect(Collectors.groupingBy(JoinReported::userId))
                .forEach((userId, own) ->
                        pairs.putAll(NearestPairs.of(own, byUser.getOrDefault(userId, List.of()), REACH)));
        return pairs;
    }

    private void group(JoinReported report) {
        @Nullable Stay same = unseenById.get(report.participantId());
        if (same != null) {
            same.add(report);
            return;
        }
        boolean isNamed = report.participantSid() != null;
        Optional<Stay> near = isNamed ? Optional.empty() : nearest(report, of(report.userId(), told));
        if (near.isPresent()) {
            near.get().add(report);
            return;
        }
        NavigableMap<Instant, Stay> own = of(report.userId(), unseenByUser);
        Optional<Stay> repeated = isNamed ? Optional.empty() : nearest(report, own);
        repeated.ifPresent(stay -> stay.add(report));
        unseenById.put(report.participantId(), repeated.orElseGet(() -> {
            Stay stay = Stay.reported(report, roomEnd);
            unseen.add(stay);
            own.putIfAbsent(stay.joinedAt(), stay);
            return stay;
        }));
    }

    private static NavigableMap<Instant, Stay> of(String userId, Map<String, NavigableMap<Instant, Stay>> stays) {
        return stays.computeIfAbsent(userId, id -> new TreeMap<>());
    }

    private static Optional<Stay> nearest(JoinReported report, NavigableMap<Instant, Stay> stays) {
        var before = Optional.ofNullable(stays.floorEntry(report.time()));
        var after = Optional.ofNullable(stays.ceilingEntry(report.time()));
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
