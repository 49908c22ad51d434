package io.coachingcalls.sessions.erasure;

import jakarta.enterprise.context.ApplicationScoped;

import io.coachingcalls.database.Election;
import io.coachingcalls.jobs.Jobs;
import io.coachingcalls.sessions.erasure.ErasureStore.OldSession;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ApplicationNotRunning;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import org.jboss.logging.Logger;

/**
 * Erases sessions that have been kept for as long as they may be, and has the other services told again of erasures that
 * they have not answered for long; of several replicas, one at a time.
 */
@ApplicationScoped
class Retention {

    private static final Logger LOG = Logger.getLogger(Retention.class);
    private static final String JOB = "session-retention";
    private static final String SWEEP = "retention";

    private final Jobs jobs;
    private final Election election;
    private final ErasureStore store;
    private final RetentionConfig config;
    private final Counter unanswered;

    Retention(Jobs jobs, Election election, ErasureStore store, RetentionConfig config, MeterRegistry metrics) {
        this.jobs = jobs;
        this.election = election;
        this.store = store;
        this.config = config;
        this.unanswered = metrics.counter("erasures.unanswered");
    }

    @Scheduled(
            every = "${session.retention.every:1h}",
            concurrentExecution = ConcurrentExecution.SKIP,
            skipExecutionIf = ApplicationNotRunning.class)
    Uni<Void> sweep() {
        return jobs.run(
                JOB,
                () -> election.runIfLeader(SWEEP, config.every(), connection -> store.tellAgain()
                        .invoke(this::tell)
                        .chain(() -> eraseOld(connection))));
    }

    /** The other services are told by the outbox. */
    private Uni<Void> eraseOld(SqlConnection connection) {
        return config.days().isEmpty()
                ? Uni.createFrom().voidItem()
                : jobs.sweep(
                        JOB,
                        store.olderThan(connection, config.days().getAsInt(), config.most()),
                        1,
                        OldSession::id,
                        session -> store.begin(session.id(), session.room(), null));
    }

    private void tell(int erasures) {
        if (erasures > 0) {
            LOG.warnf("erasures that not every service has answered for an hour: %d", erasures);
            unanswered.increment(erasures);
        }
    }
}
