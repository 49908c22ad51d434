package io.coachingcalls.calls.deadline;

import java.time.Duration;
import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;

import io.coachingcalls.calls.livekit.Rooms;
import io.coachingcalls.calls.room.CallProgress;
import io.coachingcalls.jobs.Jobs;
import io.coachingcalls.outbox.Outbox;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;

/**
 * Ends calls whose time is up, warns their people before, and closes rooms that come up again after their call was
 * over. When to look is in the rows, so that a restart forgets nothing; what cannot be done now, as LiveKit is away, is
 * tried again.
 */
@ApplicationScoped
class DeadlineSweep {

    private static final Logger LOG = Logger.getLogger(DeadlineSweep.class);
    private static final int SWEEP_SIZE = 100;
    private static final int MOST_AT_A_TIME = 32;
    private static final Duration CLAIM = Duration.ofSeconds(30);

    private final Jobs jobs;
    private final DeadlineStore store;
    private final CallProgress progress;
    private final Rooms rooms;
    private final Outbox outbox;
    private final DeadlineConfig config;

    DeadlineSweep(
            Jobs jobs, DeadlineStore store, CallProgress progress, Rooms rooms, Outbox outbox, DeadlineConfig config) {
        this.jobs = jobs;
        this.store = store;
        this.progress = progress;
        this.rooms = rooms;
        this.outbox = outbox;
        this.config = config;
    }

    @Scheduled(every = "${deadline.every:1s}", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> sweep() {
        return jobs.sweep("deadlines", store.claim(SWEEP_SIZE, CLAIM), MOST_AT_A_TIME, DueRun::room, this::look);
    }

    /** What fails is looked at again before the claim runs out. */
    private Uni<Void> look(DueRun run) {
        return act(run).onFailure().call(() -> store.waitUntil(run, run.now().plus(config.every())));
    }

    private Uni<Void> act(DueRun run) {
        return switch (NextStep.of(run, config.warnBefore())) {
            case NextStep.CloseAgain again -> closeAgain(run);
            case NextStep.EndCall end -> end(run);
            case NextStep.Warn warning -> warn(run, warning.deadline());
            case NextStep.Wait until -> store.waitUntil(run, until.until());
        };
    }

    private Uni<Void> closeAgain(DueRun run) {
        LOG.infof("the call is over, its room is closed: room=%s sid=%s", run.room(), run.sid());
        return rooms.close(run.room()).chain(() -> store.markClosed(run));
    }

    /** The mark comes first: from then on nobody makes the room again, and if we die now, it is closed all the same. */
    private Uni<Void> end(DueRun run) {
        LOG.infof("time is up: room=%s sid=%s deadline=%s", run.room(), run.sid(), run.deadline());
        return progress.endByTimeLimit(run.room(), run.now())
                .chain(() -> rooms.close(run.room()))
                .chain(() -> store.markClosed(run))
                .chain(() -> outbox.publish(run.room()));
    }

    private Uni<Void> warn(DueRun run, Instant deadline) {
        byte[] warning = DeadlineWarning.of(deadline, run.now()).json();
        return rooms.tell(run.room(), DeadlineWarning.TOPIC, warning).chain(() -> store.markWarned(run, deadline));
    }
}
