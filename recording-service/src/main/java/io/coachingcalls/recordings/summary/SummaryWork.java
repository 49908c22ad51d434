package io.coachingcalls.recordings.summary;

import jakarta.enterprise.context.ApplicationScoped;

import io.coachingcalls.announce.Announcements;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ApplicationNotRunning;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import org.jboss.logging.Logger;

/** Makes the summaries nobody waits for: of settled sessions, after failures, and what a dead process began. */
@ApplicationScoped
class SummaryWork {

    private static final Logger LOG = Logger.getLogger(SummaryWork.class);
    private static final int MOST_AT_A_TIME = 4;

    private final Summaries summaries;
    private final SummaryMaker maker;
    private final Announcements announcements;
    private final SummaryConfig config;

    SummaryWork(Summaries summaries, SummaryMaker maker, Announcements announcements, SummaryConfig config) {
        this.summaries = summaries;
        this.maker = maker;
        this.announcements = announcements;
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
                        .transformToUni(this::make)
                        .merge(MOST_AT_A_TIME)
                        .collect()
                        .asList()
                        .replaceWithVoid())
                .onFailure()
                .invoke(e -> LOG.warnf("summaries cannot be looked after: cause=%s", e))
                .onFailure()
                .recoverWithNull();
    }

    /** Completes when the result is kept and told, or the failure kept. */
    Uni<Void> make(Task task) {
        Cancellable heartbeat = Multi.createFrom()
                .ticks()
                .startingAfter(config.claim().dividedBy(3))
                .every(config.claim().dividedBy(3))
                .onOverflow()
                .drop()
                .onItem()
                .transformToUniAndConcatenate(tick -> stillAtIt(task))
                .subscribe()
                .with(done -> {});
        return maker.make(task)
                .onTermination()
                .invoke(heartbeat::cancel)
                .chain(() -> announcements.announce(task.room()));
    }

    private Uni<Void> stillAtIt(Task task) {
        return summaries
                .stillAtIt(task, config.claim())
                .onFailure()
                .invoke(e -> LOG.warnf("nobody can be told that a summary is being made: cause=%s", e))
                .onFailure()
                .recoverWithNull();
    }
}
