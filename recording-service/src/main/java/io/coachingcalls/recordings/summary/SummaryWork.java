package io.coachingcalls.recordings.summary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.coachingcalls.jobs.JobDue;
import io.coachingcalls.jobs.Jobs;
import io.coachingcalls.outbox.Outbox;
import io.coachingcalls.recordings.Heartbeat;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ApplicationNotRunning;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;

/** Makes the summaries nobody waits for: of settled sessions, after failures, and what a dead process began. */
@ApplicationScoped
class SummaryWork {

    private static final int MOST_AT_A_TIME = 4;

    private final Jobs jobs;
    private final Summaries summaries;
    private final SummaryMaker maker;
    private final Outbox outbox;
    private final SummaryConfig config;

    SummaryWork(Jobs jobs, Summaries summaries, SummaryMaker maker, Outbox outbox, SummaryConfig config) {
        this.jobs = jobs;
        this.summaries = summaries;
        this.maker = maker;
        this.outbox = outbox;
        this.config = config;
    }

    void sweepAtOnce(@Observes JobDue job) {
        job.wake(Summaries.JOB, this::sweep);
    }

    @Scheduled(
            every = "${summary.every:5s}",
            concurrentExecution = ConcurrentExecution.SKIP,
            skipExecutionIf = ApplicationNotRunning.class)
    Uni<Void> sweep() {
        return jobs.sweep(
                Summaries.JOB, summaries.claim(MOST_AT_A_TIME, config.claim()), MOST_AT_A_TIME, Task::room, this::make);
    }

    /** Completes when the result is kept and told, or the failure kept. */
    Uni<Void> make(Task task) {
        return Heartbeat.during(maker.make(task), config.claim(), () -> summaries.stillAtIt(task, config.claim()))
                .chain(() -> outbox.publish(task.room()));
    }
}
