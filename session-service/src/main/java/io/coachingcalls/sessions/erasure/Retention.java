package io.coachingcalls.sessions.erasure;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.coachingcalls.database.Election;
import io.coachingcalls.sessions.erasure.ErasureStore.OldSession;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ApplicationNotRunning;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;

/**
 * Erases sessions that have been kept for as long as they may be, and has the other services told again of erasures that
 * they have not answered for long; of several replicas, one at a time.
 */
@ApplicationScoped
class Retention {

    private static final Logger LOG = Logger.getLogger(Retention.class);
    private static final String SWEEP = "retention";

    private final Election election;
    private final ErasureStore store;
    private final RetentionConfig config;
    private final Counter unanswered;

    Retention(Election election, ErasureStore store, RetentionConfig config, MeterRegistry metrics) {
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
        return election.runIfLeader(SWEEP, config.every(), connection -> store.tellAgain()
                        .invoke(this::tell)
                        .chain(() -> config.days().isEmpty()
                                ? Uni.createFrom().item(List.<OldSession>of())
                                : store.olderThan(connection, config.days().getAsInt(), config.most()))
                        .chain(this::eraseAll))
                .onFailure()
                .invoke(e -> LOG.warnf("old sessions are not erased this time: cause=%s", e))
                .onFailure()
                .recoverWithNull();
    }

    /** The others are told by the announcements' sweep. */
    private Uni<Void> eraseAll(List<OldSession> sessions) {
        return Multi.createFrom()
                .iterable(sessions)
                .onItem()
                .transformToUniAndConcatenate(this::erase)
                .collect()
                .asList()
                .replaceWithVoid();
    }

    /** By itself: one that cannot be erased is no reason to keep the others. */
    private Uni<Void> erase(OldSession session) {
        return store.begin(session.id(), session.room(), null)
                .onFailure()
                .invoke(e ->
                        LOG.warnf("an old session is not erased this time: session_id=%s cause=%s", session.id(), e))
                .onFailure()
                .recoverWithNull();
    }

    private void tell(int erasures) {
        if (erasures > 0) {
            LOG.warnf("erasures that not every service has answered for an hour: %d", erasures);
            unanswered.increment(erasures);
        }
    }
}
