package io.coachingcalls.recordings.summary;

import jakarta.enterprise.context.ApplicationScoped;

import io.coachingcalls.outbox.Outbox;
import io.coachingcalls.recordings.Heartbeat;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ApplicationNotRunning;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;

/** Makes the summaries nobody waits for: of settled sessions, after failures, and what a dead process began. */
@ApplicationScoped
class SummaryWork {

    private static final Logger LOG = Logger.getLogger(SummaryWork.class);
    private static final int MOST_AT_A_TIME = 4;

    private final Summaries summaries;
    private final SummaryMaker maker;
    private final Outbox outbox;
    private final SummaryConfig config;

    SummaryWork(Summaries summaries, SummaryMaker maker, Outbox outbox, SummaryConfig config) {
        this.summaries = summaries;
        this.maker = maker;
        this.outbox = outbox;
        this.config = config;
    }

    @Scheduled(
            every = "${summary.every:5s}",
            concurrentExecution = ConcurrentExecution.SKIP,
            skipExecutionIf = ApplicationNotRunning.class)
    Uni<Void> sweep() {
        return summaries
                .claim(MOST_AT_A_TIME, config.claim())
                .chain(tasks -> Multi.createFrom()
                        .iterable(tasks)
                        .onItem()
                        .transformToUni(this::logAndContinue)
                        .merge(MOST_AT_A_TIME)
                        .collect()
                        .asList()
                        .replaceWithVoid())
                .onFailure()
                .invoke(e -> LOG.warnf("summaries cannot be looked after: cause=%s", e))
                .onFailure()
                .recoverWithNull();
    }

    /** One that fails holds up no other; it is claimed again. */
    private Uni<Void> logAndContinue(Task task) {
        return make(task)
                .onFailure()
                .invoke(e -> LOG.warnf("summary not looked after: room=%s cause=%s", task.room(), e))
                .onFailure()
                .recoverWithNull();
    }

    /** Completes when the result is kept and told, or the failure kept. */
    Uni<Void> make(Task task) {
        return Heartbeat.during(maker.make(task), config.claim(), () -> summaries.stillAtIt(task, config.claim()))
                .chain(() -> outbox.publish(task.room()));
    }
}
