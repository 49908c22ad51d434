package io.coachingcalls.sessions.imports;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import io.coachingcalls.events.EventJson;
import io.coachingcalls.problem.KeepableJson;
import io.coachingcalls.problem.ProblemException;
import io.coachingcalls.sessions.imports.ImportAnswer.Skipped;
import io.coachingcalls.sessions.lifecycle.SessionFact;
import io.coachingcalls.sessions.lifecycle.SessionWriter;
import io.smallrye.mutiny.Uni;

/** Takes the old system's rows in. Whatever is repeated changes nothing. */
@ApplicationScoped
class Imports {

    private static final Instant EARLIEST = Instant.EPOCH;

    /** So far a year has four digits (RFC 3339), in every reader of our answers. */
    private static final Instant TOO_LATE = Instant.parse("9999-01-01T00:00:00Z");

    private final SessionWriter writer;
    private final Clock clock;

    Imports(SessionWriter writer, Clock clock) {
        this.writer = writer;
        this.clock = clock;
    }

    /** @throws ProblemException for a batch that has something in it that cannot be kept */
    Uni<ImportAnswer> take(List<ImportedSession> sessions) {
        sessions.forEach(Imports::requireKeepable);
        List<String> rooms = sessions.stream().map(ImportedSession::room).toList();
        return Uni.combine()
                .all()
                .unis(writer.facts(rooms), writer.erased(rooms))
                .with((known, erased) -> sort(sessions, known, erased, clock.instant()))
                .call(sorted -> writer.apply(sorted.fresh().stream()
                        .flatMap(session -> ImportedFacts.of(session).stream())
                        .toList()))
                .map(Sorted::answer);
    }

    private static void requireKeepable(ImportedSession session) {
        KeepableJson.require("sessions", EventJson.MAPPER.valueToTree(session));
        boolean isInTime = Stream.concat(session.times(), Stream.of(ImportedFacts.end(session)))
                .allMatch(time -> !time.isBefore(EARLIEST) && time.isBefore(TOO_LATE));
        if (!isInTime) {
            throw ProblemException.invalid(
                    "sessions", "have a time before %s or not before %s".formatted(EARLIEST, TOO_LATE));
        }
    }

    private static Sorted sort(
            List<ImportedSession> sessions, Map<String, List<SessionFact>> known, Set<String> erased, Instant now) {
        List<ImportedSession> fresh = new ArrayList<>();
        List<Skipped> skipped = new ArrayList<>();
        Set<String> taken = new HashSet<>(known.keySet());
        int repeated = 0;
        for (ImportedSession session : sessions) {
            if (isKnown(session, known)) {
                repeated++;
            } else if (isStillToCome(session, now)) {
                skipped.add(new Skipped(session.id(), Skipped.Reason.STILL_TO_COME));
            } else if (erased.contains(session.room())) {
                skipped.add(new Skipped(session.id(), Skipped.Reason.ERASED));
            } else if (!taken.add(session.room())) {
                skipped.add(new Skipped(session.id(), Skipped.Reason.ROOM_TAKEN));
            } else {
                fresh.add(session);
            }
        }
        return new Sorted(fresh, repeated, skipped);
    }

    private static boolean isKnown(ImportedSession session, Map<String, List<SessionFact>> known) {
        return known.getOrDefault(session.room(), List.of()).stream()
                .anyMatch(fact -> fact.id().equals(ImportedFacts.idOfCreation(session)));
    }

    private static boolean isStillToCome(ImportedSession session, Instant now) {
        return session.scheduledFor() != null && session.scheduledFor().isAfter(now) && session.startedAt() == null;
    }

    private record Sorted(List<ImportedSession> fresh, int repeated, List<Skipped> skipped) {

        ImportAnswer answer() {
            int participants =
                    fresh.stream().mapToInt(session -> session.people().size()).sum();
            return new ImportAnswer(fresh.size(), participants, repeated, skipped);
        }
    }
}
