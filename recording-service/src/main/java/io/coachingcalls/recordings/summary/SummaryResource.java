package io.coachingcalls.recordings.summary;

import java.util.Optional;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import io.coachingcalls.access.Action;
import io.coachingcalls.events.CallType;
import io.coachingcalls.identity.CallerFromToken;
import io.coachingcalls.legacy.LegacyConfig;
import io.coachingcalls.limits.Limit;
import io.coachingcalls.limits.RateLimited;
import io.coachingcalls.problem.ErrorCode;
import io.coachingcalls.problem.ProblemException;
import io.coachingcalls.recordings.room.Rooms;
import io.coachingcalls.recordings.summary.SummaryDesk.Outcome;
import io.coachingcalls.recordings.summary.SummaryDesk.RequestedSummary;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What a call came to. */
@Path("/api/fred/call/summary")
@Authenticated
public class SummaryResource {

    private final Rooms rooms;
    private final Summaries summaries;
    private final SummaryDesk desk;
    private final LegacyConfig legacy;
    private final CallerFromToken token;

    SummaryResource(Rooms rooms, Summaries summaries, SummaryDesk desk, LegacyConfig legacy, CallerFromToken token) {
        this.rooms = rooms;
        this.summaries = summaries;
        this.desk = desk;
        this.legacy = legacy;
        this.token = token;
    }

    @POST
    @Operation(
            summary = "Sum up a call",
            description = "From the transcript given, or else from the one that was last given or written down. The "
                    + "transcript is kept first: if the summary cannot be made in time, it follows by itself. With "
                    + "regenerate=true it is made again even where the words are the same.")
    @RateLimited(Limit.SUMMARIES)
    public Uni<SummaryMade> summarise(@RestQuery boolean regenerate, @NotNull @Valid SummaryRequest request) {
        var requested = new RequestedSummary(request.roomName(), request.transcript(), request.callType(), regenerate);
        return desk.make(requested, token.caller())
                .invoke(outcome -> requireDone(outcome.answer()))
                .map(outcome -> SummaryMade.of(outcome, legacy));
    }

    @GET
    @Operation(summary = "The summary of a call, as far as there is one")
    public Uni<SummaryAnswer> read(@RestQuery @NotBlank @Size(max = 255) String roomName) {
        return rooms.find(roomName, token.caller(), Action.READ).chain(() -> summaries.answer(roomName));
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
     * A request for a summary.
     *
     * @param callType kept with the summary; the call's own where it is not said
     * @param duration in seconds; taken where frontends send it, the one that was observed counts
     * @param transcript an array of objects with speaker and text; unknown fields are kept
     */
    record SummaryRequest(
            @NotBlank @Size(max = 255) String roomName,
            @Nullable CallType callType,
            @Nullable @PositiveOrZero Double duration,
            @Nullable JsonNode transcript) {}

    /** @param transcript as plain text, for the frontend of the system before; null where that is not spoken with */
    record SummaryMade(
            @JsonUnwrapped SummaryAnswer answer, @Nullable String transcript) {

        static SummaryMade of(Outcome outcome, LegacyConfig legacy) {
            return new SummaryMade(outcome.answer(), legacy.api() ? outcome.plainText() : null);
        }
    }
}
