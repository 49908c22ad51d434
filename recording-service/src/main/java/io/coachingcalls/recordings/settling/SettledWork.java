package io.coachingcalls.recordings.settling;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;

import io.coachingcalls.jobs.JobDue;
import io.coachingcalls.jobs.Jobs;
import io.coachingcalls.outbox.Outbox;
import io.coachingcalls.recordings.chat.Chats;
import io.coachingcalls.recordings.room.CallRoom;
import io.coachingcalls.recordings.room.Rooms;
import io.coachingcalls.recordings.room.SettledRooms;
import io.coachingcalls.recordings.room.SettledRooms.Settled;
import io.coachingcalls.recordings.speech.SpeechToText;
import io.coachingcalls.recordings.summary.Summaries;
import io.coachingcalls.recordings.summary.TranscriptJson;
import io.coachingcalls.recordings.transcript.Transcripts;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ApplicationNotRunning;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;

/** When nobody can come back to a call, its chat goes to the notes and its words are summed up, whoever vanished. */
@ApplicationScoped
class SettledWork {

    private static final int SWEEP_SIZE = 50;
    private static final Duration CLAIM = Duration.ofSeconds(30);

    private final Jobs jobs;
    private final Pool pool;
    private final SettledRooms settledRooms;
    private final Rooms rooms;
    private final Chats chats;
    private final Transcripts transcripts;
    private final SpeechToText speechToText;
    private final Summaries summaries;
    private final Outbox outbox;
    private final Event<JobDue> due;

    SettledWork(
            Jobs jobs,
            Pool pool,
            SettledRooms settledRooms,
            Rooms rooms,
            Chats chats,
            Transcripts transcripts,
            SpeechToText speechToText,
            Summaries summaries,
            Outbox outbox,
            Event<JobDue> due) {
        this.jobs = jobs;
        this.pool = pool;
        this.settledRooms = settledRooms;
        this.rooms = rooms;
        this.chats = chats;
        this.transcripts = transcripts;
        this.speechToText = speechToText;
        this.summaries = summaries;
        this.outbox = outbox;
        this.due = due;
    }

    void sweepAtOnce(@Observes JobDue job) {
        job.wake(SettledRooms.JOB, this::sweep);
    }

    @Scheduled(
            every = "${settled.every:2s}",
            concurrentExecution = ConcurrentExecution.SKIP,
            skipExecutionIf = ApplicationNotRunning.class)
    Uni<Void> sweep() {
        return jobs.sweep(SettledRooms.JOB, settledRooms.claim(SWEEP_SIZE, CLAIM), 1, Settled::room, this::finish);
    }

    private Uni<Void> finish(Settled settled) {
        return rooms.get(settled.room())
                .chain(room -> pool.withTransaction(transaction -> finish(transaction, settled, room)))
                .invoke(() -> {
                    due.fire(new JobDue(SpeechToText.JOB));
                    due.fire(new JobDue(Summaries.JOB));
                })
                .chain(() -> outbox.publish(settled.room()));
    }

    /** The summary waits for what the recording tells; the chat does not. */
    private Uni<Void> finish(SqlClient transaction, Settled settled, CallRoom room) {
        return chats.compile(transaction, room.room)
                .chain(() -> speechToText.planTranscription(transaction, room))
                .chain(pause -> pause.isEmpty()
                        ? sumUp(transaction, settled, room)
                        : settledRooms.later(transaction, settled, pause.get()));
    }

    private Uni<Void> sumUp(SqlClient transaction, Settled settled, CallRoom room) {
        return transcripts
                .of(transaction, room)
                .chain(transcript -> transcript.lines().isEmpty()
                        ? Uni.createFrom().voidItem()
                        : summaries.askIfNone(transaction, room, TranscriptJson.of(transcript)))
                .chain(() -> settledRooms.done(transaction, settled));
    }
}
