package io.coachingcalls.sessions.backfill;

import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import io.coachingcalls.database.Election;
import io.coachingcalls.database.PassingFailures;
import io.coachingcalls.jobs.Jobs;
import io.coachingcalls.sessions.lifecycle.SessionWriter;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ApplicationNotRunning;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jboss.logging.Logger;

/**
 * Writes sessions once more that were last written by a version without terms to find them by, the newest first: a few
 * at a time, each in a transaction of its own, as a migration of all would take hours and lock them.
 */
@ApplicationScoped
class TermsBackfill {

    private static final Logger LOG = Logger.getLogger(TermsBackfill.class);
    private static final String SWEEP = "search";
    private static final int MOST = 200;

    private static final String FIND = """
            SELECT room_name FROM sessions.coaching_sessions WHERE NOT has_terms ORDER BY created_at DESC LIMIT $1
            """;

    /** Those that could not be written; when they can be again, their terms are, too. */
    private static final String GIVE_UP = """
            UPDATE sessions.coaching_sessions SET has_terms = true WHERE room_name = ANY($1) AND NOT has_terms
            """;

    private final Jobs jobs;
    private final Pool pool;
    private final Election election;
    private final SessionWriter writer;

    TermsBackfill(Jobs jobs, Pool pool, Election election, SessionWriter writer) {
        this.jobs = jobs;
        this.pool = pool;
        this.election = election;
        this.writer = writer;
    }

    @Scheduled(
            every = "2s",
            concurrentExecution = ConcurrentExecution.SKIP,
            skipExecutionIf = ApplicationNotRunning.class)
    Uni<Void> sweep() {
        return jobs.run(
                "search-terms",
                () -> election.runIfLeader(SWEEP, Duration.ofSeconds(2), connection -> connection
                        .preparedQuery(FIND)
                        .execute(Tuple.of(MOST))
                        .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                                .map(row -> row.getString("room_name"))
                                .toList())
                        .chain(rooms -> rooms.isEmpty() ? Uni.createFrom().voidItem() : writeAll(rooms))));
    }

    private Uni<Void> writeAll(List<String> rooms) {
        return Multi.createFrom()
                .iterable(rooms)
                .onItem()
                .transformToUniAndConcatenate(this::write)
                .collect()
                .asList()
                .chain(() -> pool.preparedQuery(GIVE_UP).execute(Tuple.of(rooms.toArray(String[]::new))))
                .replaceWithVoid();
    }

    private Uni<Void> write(String room) {
        return writer.rebuild(room)
                .onFailure(TermsBackfill::isOfTheRoom)
                .invoke(e -> LOG.warnf("a session cannot be found by its words: room=%s cause=%s", room, e))
                .onFailure(TermsBackfill::isOfTheRoom)
                .recoverWithNull();
    }

    private static boolean isOfTheRoom(Throwable e) {
        return !PassingFailures.passes(e) && !PassingFailures.isOfTheDeployment(e);
    }
}
