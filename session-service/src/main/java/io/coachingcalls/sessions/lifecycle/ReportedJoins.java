package io.coachingcalls.sessions.lifecycle;

import static java.util.Comparator.comparing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.coachingcalls.sessions.lifecycle.SessionFact.JoinReported;
import org.jspecify.annotations.Nullable;

/** Finds the connection that a client's "I joined" is about, so that one connection is one row. */
final class ReportedJoins {

    /** A report and LiveKit's event of one join are at most this far apart. */
    static final Duration REACH = Duration.ofSeconds(60);

    private ReportedJoins() {}

    /**
     * Adds each report to the stay it is about: the one whose sid it names; else the person's stay with the nearest
     * join within a minute, each stay taken once; else, being a repetition, one that is taken already.
     *
     * @param bySid LiveKit's connections
     * @param stays those of the session's own room
     * @return stays LiveKit told nothing of, one for each group of reports that is about none of the others
     */
    static List<Stay> match(List<JoinReported> reports, Map<String, Stay> bySid, List<Stay> stays) {
        List<JoinReported> open = new ArrayList<>();
        Set<Stay> taken = new HashSet<>();
        for (JoinReported report : reports) {
            @Nullable Stay named = report.participantSid() == null ? null : bySid.get(report.participantSid());
            if (named == null) {
                open.add(report);
            } else {
                named.add(report);
                taken.add(named);
            }
        }
        for (Pair pair : pairsByDistance(open, stays)) {
            if (open.contains(pair.report) && !taken.contains(pair.stay)) {
                pair.stay.add(pair.report);
                taken.add(pair.stay);
                open.remove(pair.report);
            }
        }
        return group(open, stays);
    }

    private static List<Stay> group(List<JoinReported> open, List<Stay> stays) {
        List<Stay> unseen = new ArrayList<>();
        for (JoinReported report : open) {
            sameId(report, unseen)
                    .or(() -> nearest(report, stays))
                    .or(() -> nearest(report, unseen))
                    .ifPresentOrElse(stay -> stay.add(report), () -> unseen.add(Stay.reported(report)));
        }
        return unseen;
    }

    private static Optional<Stay> sameId(JoinReported report, List<Stay> stays) {
        return stays.stream()
                .filter(stay -> stay.aliases().anyMatch(report.participantId()::equals))
                .findFirst();
    }

    private static Optional<Stay> nearest(JoinReported report, List<Stay> stays) {
        return pairsByDistance(List.of(report), stays).stream().findFirst().map(Pair::stay);
    }

    private static List<Pair> pairsByDistance(List<JoinReported> reports, List<Stay> stays) {
        return reports.stream()
                .flatMap(report -> stays.stream()
                        .filter(stay -> stay.isPersons() && stay.userId().equals(report.userId()))
                        .map(stay -> new Pair(report, stay)))
                .filter(pair -> pair.distance().compareTo(REACH) <= 0)
                .sorted(comparing(Pair::distance)
                        .thenComparing(Pair::report, SessionFold.BY_TIME)
                        .thenComparing(pair -> pair.stay.id()))
                .toList();
    }

    private record Pair(JoinReported report, Stay stay) {

        Duration distance() {
            return Duration.between(report.time(), stay.joinedAt()).abs();
        }
    }
}
