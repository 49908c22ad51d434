package io.coachingcalls.recordings.recording;

import jakarta.enterprise.context.ApplicationScoped;

import io.coachingcalls.database.Election;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ApplicationNotRunning;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;

/** Removes recordings that have been kept for as long as they may be; of several replicas, one at a time. */
@ApplicationScoped
class Retention {

    private static final Logger LOG = Logger.getLogger(Retention.class);
    private static final String SWEEP = "retention";

    private final Election election;
    private final RecordingStore store;
    private final RecordingRemoval removal;
    private final RetentionConfig config;

    Retention(Election election, RecordingStore store, RecordingRemoval removal, RetentionConfig config) {
        this.election = election;
        this.store = store;
        this.removal = removal;
        this.config = config;
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
        return election.takeTurn(SWEEP, config.every(), connection -> store.olderThan(connection, days, config.most())
                        .chain(attempts -> removal.remove(attempts, null)))
                .onFailure()
                .invoke(e -> LOG.warnf("old recordings are not removed this time: cause=%s", e))
                .onFailure()
                .recoverWithNull();
    }
}
