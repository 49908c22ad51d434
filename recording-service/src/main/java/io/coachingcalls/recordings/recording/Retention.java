package io.coachingcalls.recordings.recording;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.coachingcalls.database.Election;
import io.coachingcalls.jobs.Jobs;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ApplicationNotRunning;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;

/** Removes recordings that have been kept for as long as they may be; of several replicas, one at a time. */
@ApplicationScoped
class Retention {

    private static final Logger LOG = Logger.getLogger(Retention.class);
    private static final String SWEEP = "retention";
    private static final int MOST_AT_A_TIME = 8;

    private final Jobs jobs;
    private final Election election;
    private final RecordingStore store;
    private final RecordingRemoval removal;
    private final RetentionConfig config;
    private final Counter notRemoved;

    Retention(
            Jobs jobs,
            Election election,
            RecordingStore store,
            RecordingRemoval removal,
            RetentionConfig config,
            MeterRegistry metrics) {
        this.jobs = jobs;
        this.election = election;
        this.store = store;
        this.removal = removal;
        this.config = config;
        this.notRemoved = metrics.counter("recordings.not.removed");
    }

    @Scheduled(
            every = "${recording.retention.every:1h}",
            concurrentExecution = ConcurrentExecution.SKIP,
            skipExecutionIf = ApplicationNotRunning.class)
    Uni<Void> sweep() {
        if (config.days().isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        int days = config.days().getAsInt();
        return jobs.run(
                "recording-retention",
                () -> election.runIfLeader(
                        SWEEP, config.every(), connection -> store.olderThan(connection, days, config.most())
                                .chain(this::removeAll)));
    }

    private Uni<Void> removeAll(List<KeptAttempt> attempts) {
        return Multi.createFrom()
                .iterable(attempts)
                .onItem()
                .transformToUni(this::remove)
                .merge(MOST_AT_A_TIME)
                .collect()
                .asList()
                .replaceWithVoid();
    }

    /** By itself: one that cannot be removed is no reason to keep the others, nor to try it first for ever. */
    private Uni<Void> remove(KeptAttempt attempt) {
        return removal.remove(attempt, null).onFailure().recoverWithUni(e -> {
            notRemoved.increment();
            LOG.warnf(
                    "an old recording is not removed this time: room=%s attempt=%d cause=%s",
                    attempt.room(), attempt.attempt(), e);
            return store.notRemoved(attempt, config.every());
        });
    }
}
