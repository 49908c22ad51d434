package io.coachingcalls.recordings.summary;

import java.time.Duration;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;
import io.coachingcalls.access.Action;
import io.coachingcalls.access.Caller;
import io.coachingcalls.events.CallType;
import io.coachingcalls.recordings.room.CallRoom;
import io.coachingcalls.recordings.room.Rooms;
import io.coachingcalls.recordings.summary.Summaries.Given;
import io.coachingcalls.recordings.transcript.TranscriptConfig;
import io.coachingcalls.recordings.transcript.Transcripts;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

/** Takes requests for summaries. The transcript is kept first: a summary that cannot be made in time follows by itself. */
@ApplicationScoped
public class SummaryDesk {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

    private final Rooms rooms;
    private final Transcripts transcripts;
    private final Summaries summaries;
    private final SummaryWork work;
    private final SummaryConfig config;
    private final TranscriptConfig limits;

    SummaryDesk(
            Rooms rooms,
            Transcripts transcripts,
            Summaries summaries,
            SummaryWork work,
            SummaryConfig config,
            TranscriptConfig limits) {
        this.rooms = rooms;
        this.transcripts = transcripts;
        this.summaries = summaries;
        this.work = work;
        this.config = config;
        this.limits = limits;
    }

    /**
     * What somebody wants summed up.
     *
     * @param transcript null or empty where it is the one that was last given or written down
     * @param callType kept with it; null for the call's own
     */
    public record RequestedSummary(
            String room,
            @Nullable JsonNode transcript,
            @Nullable CallType callType,
            boolean regenerate) {}

    /**
     * What became of a request in the time that somebody waits.
     *
     * @param transcript that was summed up
     */
    public record Outcome(SummaryAnswer answer, JsonNode transcript) {

        public @Nullable String summary() {
            return answer.summary();
        }

        public String plainText() {
            return TranscriptJson.plainText(transcript);
        }
    }

    public Uni<Outcome> make(RequestedSummary request, Caller caller) {
        return keep(request, caller, config.claim()).chain(kept -> retryWhileUnavailable(request.room(), kept.task())
                .map(answer -> new Outcome(answer, kept.transcript())));
    }

    /** Keeps the transcript; nobody waits for its summary. */
    public Uni<Void> keep(RequestedSummary request, Caller caller) {
        return keep(request, caller, Duration.ZERO).replaceWithVoid();
    }

    private record Wanted(JsonNode transcript, Optional<Task> task) {}

    private Uni<Wanted> keep(RequestedSummary request, Caller caller, Duration claim) {
        return rooms.find(request.room(), caller, Action.SUMMARISE)
                .chain(room -> transcript(room, given(request, caller)).chain(given -> summaries
                        .ask(room, given, callType(request, room), request.regenerate(), claim)
                        .map(task -> new Wanted(given.transcript(), task))));
    }

    private static String callType(RequestedSummary request, CallRoom room) {
        return request.callType() == null ? room.callType : request.callType().value();
    }

    /** Who stops waiting does not stop the work: it is kept by memoize. */
    private Uni<SummaryAnswer> retryWhileUnavailable(String room, Optional<Task> task) {
        Uni<Void> made = task.map(work::make).orElseGet(() -> Uni.createFrom().voidItem());
        return made.memoize()
                .indefinitely()
                .chain(() -> answerOnceMade(room))
                .ifNoItem()
                .after(config.patience())
                .recoverWithUni(() -> summaries.answer(room));
    }

    /** Also of what somebody else has made who asked for the same at the same time. */
    private Uni<SummaryAnswer> answerOnceMade(String room) {
        return Multi.createBy()
                .repeating()
                .uni(() -> summaries.answer(room))
                .withDelay(BETWEEN_LOOKS)
                .whilst(SummaryAnswer::awaitsFirstTry)
                .collect()
                .last();
    }

    /** Null for none. */
    private @Nullable Given given(RequestedSummary request, Caller caller) {
        JsonNode transcript = request.transcript();
        if (transcript == null || transcript.isNull()) {
            return null;
        }
        TranscriptJson.require(transcript, limits.maxEntries());
        return transcript.isEmpty() ? null : new Given(transcript, caller.userId());
    }

    private Uni<Given> transcript(CallRoom room, @Nullable Given given) {
        if (given != null) {
            return Uni.createFrom().item(given);
        }
        return summaries.lastGiven(room.room).chain(last -> last.filter(
                        handedIn -> !handedIn.transcript().isEmpty())
                .map(Uni.createFrom()::item)
                .orElseGet(() -> transcripts.of(room).map(written -> new Given(TranscriptJson.of(written), null))));
    }
}
