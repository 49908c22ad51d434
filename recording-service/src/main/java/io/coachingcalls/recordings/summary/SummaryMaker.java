package io.coachingcalls.recordings.summary;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import io.coachingcalls.recordings.commitments.Commitments;
import io.coachingcalls.recordings.commitments.Commitments.OpenPromise;
import io.coachingcalls.recordings.commitments.Commitments.Promise;
import io.coachingcalls.recordings.memory.Memories;
import io.coachingcalls.recordings.model.Model;
import io.coachingcalls.recordings.model.ModelFailure;
import io.coachingcalls.recordings.room.CallRoom;
import io.coachingcalls.recordings.room.Rooms;
import io.coachingcalls.recordings.summary.CallSummary.Point;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import org.jboss.logging.Logger;

/** Makes one summary from beginning to end: asks, verifies, keeps it with what FRED remembers and what was promised. */
@ApplicationScoped
class SummaryMaker {

    private static final Logger LOG = Logger.getLogger(SummaryMaker.class);
    private static final int OPEN_PROMISES = 20;
    private static final int BACK_OFF = 3;

    private final Summaries summaries;
    private final Rooms rooms;
    private final ModelSummariser modelSummariser;
    private final ExtractiveSummariser extractiveSummariser;
    private final Model model;
    private final Memories memories;
    private final Commitments commitments;
    private final SummaryConfig config;

    SummaryMaker(
            Summaries summaries,
            Rooms rooms,
            ModelSummariser modelSummariser,
            ExtractiveSummariser extractiveSummariser,
            Model model,
            Memories memories,
            Commitments commitments,
            SummaryConfig config) {
        this.summaries = summaries;
        this.rooms = rooms;
        this.modelSummariser = modelSummariser;
        this.extractiveSummariser = extractiveSummariser;
        this.model = model;
        this.memories = memories;
        this.commitments = commitments;
        this.config = config;
    }

    /** Completes when the result is kept, or the failure; fails only where neither can be. */
    Uni<Void> make(Task task) {
        List<Entry> entries = TranscriptJson.entries(task.transcript());
        if (!Speech.isIn(entries)) {
            return summaries.none(task, "no_speech", transaction -> forget(transaction, task));
        }
        return rooms.get(task.room())
                .map(room -> new OwnWords(entries, voices(task, room)))
                .chain(words -> words.areGuestsOnly()
                        ? summaries.none(task, "guests_only", transaction -> forget(transaction, task))
                        : sumUp(task, entries, words));
    }

    private static Voices voices(Task task, CallRoom room) {
        return Voices.of(task.transcript(), task.givenBy(), room.everybody(), room.names());
    }

    private Uni<Void> sumUp(Task task, List<Entry> entries, OwnWords words) {
        return commitments
                .openOfOtherCalls(task.room(), OPEN_PROMISES)
                .map(open -> open.stream().map(OpenPromise::promise).toList())
                .chain(open -> summarise(entries, open))
                .map(words::in)
                .onItemOrFailure()
                .transformToUni((summary, failure) -> failure == null
                        ? summaries.made(
                                task,
                                summary,
                                transaction -> keep(transaction, task, summary, words.commitments(summary)))
                        : failed(task, failure));
    }

    private Uni<CallSummary> summarise(List<Entry> entries, List<Promise> open) {
        Summariser summariser = model.isConfigured() ? modelSummariser : extractiveSummariser;
        return summariser.summarise(entries, open).map(claims -> Evidence.verify(entries, claims, summariser.source()));
    }

    private Uni<Void> keep(SqlClient transaction, Task task, CallSummary summary, List<Point> owed) {
        if (task.userId() == null) {
            return Uni.createFrom().voidItem();
        }
        String userId = task.userId();
        List<Promise> promises = owed.stream()
                .map(action -> new Promise(action.text(), action.owner(), action.due()))
                .toList();
        return memories.remember(transaction, task.room(), userId, memory(summary, owed))
                .chain(() -> commitments.replace(transaction, task.room(), userId, promises));
    }

    /** A call of which a new transcript says that nothing was said, or by guests only. */
    private Uni<Void> forget(SqlClient transaction, Task task) {
        return task.userId() == null
                ? Uni.createFrom().voidItem()
                : commitments.replace(transaction, task.room(), task.userId(), List.of());
    }

    private static String memory(CallSummary summary, List<Point> owed) {
        return summary.text() + lines("Decided", summary.decisions()) + lines("To do", owed);
    }

    private static String lines(String title, List<Point> points) {
        return points.isEmpty()
                ? ""
                : points.stream().map(Point::text).collect(Collectors.joining("; ", "\n" + title + ": ", "."));
    }

    private Uni<Void> failed(Task task, Throwable failure) {
        int attempts = task.attempts() + 1;
        boolean last = attempts >= config.maxAttempts();
        Duration pause = config.retryAfter().multipliedBy((long) Math.pow(BACK_OFF, attempts - 1.0));
        String cause = ModelFailure.reason(failure);
        LOG.warnf("summary not made: room=%s attempt=%d last=%s cause=%s", task.room(), attempts, last, cause);
        return summaries.notMade(task, cause, last, pause);
    }
}
