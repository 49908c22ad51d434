package io.coachingcalls.recordings.speech;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;

import io.coachingcalls.jobs.JobDue;
import io.coachingcalls.jobs.Jobs;
import io.coachingcalls.recordings.Heartbeat;
import io.coachingcalls.recordings.room.SettledRooms;
import io.coachingcalls.recordings.transcript.Segment;
import io.coachingcalls.recordings.transcript.TranscribeConfig;
import io.coachingcalls.recordings.transcript.Transcription.State;
import io.coachingcalls.recordings.transcript.Transcripts;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ApplicationNotRunning;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;

/** Has files transcribed, so many at a time. What is still to be done stands in the rows: a restart forgets nothing. */
@ApplicationScoped
class SpeechWork {

    private static final Logger LOG = Logger.getLogger(SpeechWork.class);
    private static final int BACK_OFF = 3;

    private final Jobs jobs;
    private final TranscriptionJobs store;
    private final Transcriber transcriber;
    private final Transcripts transcripts;
    private final SettledRooms settledRooms;
    private final TranscribeConfig config;
    private final Event<JobDue> due;
    private final MeterRegistry metrics;
    private final AtomicInteger running = new AtomicInteger();

    SpeechWork(
            Jobs jobs,
            TranscriptionJobs store,
            Transcriber transcriber,
            Transcripts transcripts,
            SettledRooms settledRooms,
            TranscribeConfig config,
            Event<JobDue> due,
            MeterRegistry metrics) {
        this.jobs = jobs;
        this.store = store;
        this.transcriber = transcriber;
        this.transcripts = transcripts;
        this.settledRooms = settledRooms;
        this.config = config;
        this.due = due;
        this.metrics = metrics;
    }

    void sweepAtOnce(@Observes JobDue job) {
        job.wake(SpeechToText.JOB, this::sweep);
    }

    /** Waits for none of them: one file may take minutes. */
    @Scheduled(
            every = "${transcribe.every:5s}",
            concurrentExecution = ConcurrentExecution.SKIP,
            skipExecutionIf = ApplicationNotRunning.class)
    Uni<Void> sweep() {
        return jobs.runAlone(SpeechToText.JOB, this::startWhatIsDue);
    }

    private Uni<?> startWhatIsDue() {
        int free = config.concurrency() - running.get();
        return config.isOn() && free > 0
                ? store.claim(free, config.claim()).invoke(claimed -> claimed.forEach(this::start))
                : Uni.createFrom().voidItem();
    }

    private void start(TranscriptionJob job) {
        running.incrementAndGet();
        Heartbeat.during(transcribe(job), config.claim(), () -> store.stillAtIt(job, config.claim()))
                .onTermination()
                .invoke(running::decrementAndGet)
                .subscribe()
                .with(
                        done -> {},
                        e -> LOG.warnf(
                                "what became of a recording cannot be kept: room=%s attempt=%d cause=%s",
                                job.room(), job.attempt(), e));
    }

    /** Completes when the result is kept, or the failure; fails only where neither can be. */
    private Uni<Void> transcribe(TranscriptionJob job) {
        return transcriber
                .transcribe(job)
                .chain(answer -> keep(job, answer.heardIn(job)))
                .onFailure()
                .recoverWithUni(e -> failed(job, Failure.of(e)))
                .chain(() -> settledRooms.wordsCame(job.room(), Duration.ZERO))
                .invoke(() -> due.fire(new JobDue(SettledRooms.JOB)));
    }

    private Uni<Void> keep(TranscriptionJob job, List<Segment> heard) {
        State result = heard.isEmpty() ? State.NO_SPEECH : State.READY;
        return store.heard(job, result, transaction -> transcripts.fillGaps(transaction, job.room(), heard))
                .invoke(() -> count(result.value()));
    }

    private Uni<Void> failed(TranscriptionJob job, Failure failure) {
        int tries = job.tries() + 1;
        boolean last = failure.isFinal() || tries >= config.maxAttempts();
        Duration pause = config.retryAfter().multipliedBy((long) Math.pow(BACK_OFF, tries - 1.0));
        LOG.warnf(
                "recording not transcribed: room=%s attempt=%d try=%d last=%s cause=%s",
                job.room(), job.attempt(), tries, last, failure.cause());
        count(last ? State.FAILED.value() : "retried");
        return store.notHeard(job, failure.cause(), last, pause);
    }

    private void count(String outcome) {
        metrics.counter("transcriptions", "outcome", outcome).increment();
    }
}
