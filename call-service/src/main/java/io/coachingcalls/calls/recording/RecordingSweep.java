package io.coachingcalls.calls.recording;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.coachingcalls.calls.room.RecordingTriggers;
import io.coachingcalls.jobs.JobDue;
import io.coachingcalls.jobs.Jobs;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;

/**
 * Finds out what became of attempts that LiveKit did not answer in time, begins the next one when somebody comes back,
 * and stops what must not run. When to look is in the calls' rows, so that a restart forgets nothing.
 */
@ApplicationScoped
class RecordingSweep {

    private static final Logger LOG = Logger.getLogger(RecordingSweep.class);
    private static final int SWEEP_SIZE = 100;
    private static final int MOST_AT_A_TIME = 16;
    private static final Duration CLAIM = Duration.ofSeconds(30);

    private final Jobs jobs;
    private final RecordingStore store;
    private final Recordings recordings;

    RecordingSweep(Jobs jobs, RecordingStore store, Recordings recordings) {
        this.jobs = jobs;
        this.store = store;
        this.recordings = recordings;
    }

    /** Whoever comes back waits for no turn; when a sweep is under way, for the next one. */
    void sweepAtOnce(@Observes JobDue job) {
        job.wake(RecordingTriggers.JOB, this::sweep);
    }

    @Scheduled(every = "${recording.every:1s}")
    Uni<Void> sweep() {
        return jobs.sweep(
                RecordingTriggers.JOB,
                store.claim(SWEEP_SIZE, CLAIM),
                MOST_AT_A_TIME,
                RecordingStore.Due::room,
                this::look);
    }

    private Uni<Void> look(RecordingStore.Due due) {
        return recordings
                .review(due.room())
                .onFailure()
                .invoke(e -> LOG.warnf("the recording of room %s is looked at again: %s", due.room(), e))
                .onFailure()
                .recoverWithUni(() -> recordings.reviewWithoutAnswer(due.room()))
                .chain(pause -> store.markLooked(due, pause));
    }
}
