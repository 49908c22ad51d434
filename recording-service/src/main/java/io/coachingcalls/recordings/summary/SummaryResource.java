package io.coachingcalls.recordings.summary;

import java.time.Duration;
import java.util.Optional;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import com.fasterxml.jackson.databind.JsonNode;
import io.coachingcalls.access.Action;
import io.coachingcalls.access.Caller;
import io.coachingcalls.events.CallType;
import io.coachingcalls.identity.CallerFromToken;
import io.coachingcalls.limits.Limit;
import io.coachingcalls.limits.RateLimited;
import io.coachingcalls.problem.ErrorCode;
import io.coachingcalls.problem.ProblemException;
import io.coachingcalls.recordings.room.CallRoom;
import io.coachingcalls.recordings.room.Rooms;
import io.coachingcalls.recordings.summary.Summaries.Given;
import io.coachingcalls.recordings.transcript.TranscriptConfig;
import io.coachingcalls.recordings.transcript.Transcripts;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What a call came to. */
@Path("/api/fred/call/summary")
@Authenticated
public class SummaryResource {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

    private final Rooms rooms;
    private final Transcripts transcripts;
    private final Summaries summaries;
    private final SummaryWork work;
    private final SummaryConfig config;
    private final TranscriptConfig limits;
    private final CallerFromToken token;

    SummaryResource(
            Rooms rooms,
            Transcripts transcripts,
            Summaries summaries,
            SummaryWork work,
            SummaryConfig config,
            TranscriptConfig limits,
            CallerFromToken token) {
        this.rooms = rooms;
        this.transcripts = transcripts;
        this.summaries = summaries;
        this.work = work;
        this.config = config;
        this.limits = limits;
        this.token = token;
    }

    @POST
    @Operation(
            summary = "Sum up a call",
            description = "From the transcript given, or else from the one that was last given or written down. The "
                    + "transcript is kept first: if the summary cannot be made in time, it follows by itself. With "
                    + "regenerate=true it is made again even where the words are the same.")
    @RateLimited(Limit.SUMMARIES)
    public Uni<SummaryAnswer> summarise(@RestQuery boolean regenerate, @NotNull @Valid SummaryRequest request) {
        Caller caller = token.caller();
        return rooms.find(request.roomName(), caller, Action.SUMMARISE)
                .chain(room -> transcript(room, given(request, caller))
                        .chain(transcript -> summaries.ask(room, transcript, regenerate, config.claim())))
                .chain(task -> patiently(request.roomName(), task))
                .invoke(SummaryResource::requireDone);
    }

    @GET
    @Operation(summary = "The summary of a call, as far as there is one")
    public Uni<SummaryAnswer> read(@RestQuery @NotBlank @Size(max = 255) String roomName) {
        return rooms.find(roomName, token.caller(), Action.READ).chain(() -> summaries.answer(roomName));
    }

    /** Who stops waiting does not stop the work: it is kept by memoize. */
    private Uni<SummaryAnswer> patiently(String room, Optional<Task> task) {
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
    private @Nullable Given given(SummaryRequest request, Caller caller) {
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

    private static void requireDone(SummaryAnswer answer) {
        if (answer.state().equals("waiting") || answer.state().equals("failed")) {
            String why = Optional.ofNullable(answer.cause())
                    .map(cause -> " (" + cause + ")")
                    .orElse("");
            throw new ProblemException(
                    ErrorCode.MODEL_UNAVAILABLE,
                    "the transcript is kept and its summary follows by itself%s".formatted(why));
        }
    }

    /**
     * The wish for a summary.
     *
     * @param callType taken where frontends send it; the call's own counts
     * @param duration in seconds; taken where frontends send it, the one that was observed counts
     * @param transcript an array of objects with speaker and text; unknown fields are kept
     */
    record SummaryRequest(
            @NotBlank @Size(max = 255) String roomName,
            @Nullable CallType callType,
            @Nullable @PositiveOrZero Double duration,
            @Nullable JsonNode transcript) {}
}
