package io.coachingcalls.recordings.legacy;

import java.time.Duration;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import com.fasterxml.jackson.databind.JsonNode;
import io.coachingcalls.access.Caller;
import io.coachingcalls.access.Role;
import io.coachingcalls.identity.CallerFromToken;
import io.coachingcalls.legacy.Legacy;
import io.coachingcalls.limits.Limit;
import io.coachingcalls.limits.RateLimited;
import io.coachingcalls.problem.ErrorCode;
import io.coachingcalls.problem.ProblemException;
import io.coachingcalls.recordings.commitments.Commitments;
import io.coachingcalls.recordings.commitments.Commitments.OpenPromise;
import io.coachingcalls.recordings.commitments.Commitments.Promise;
import io.coachingcalls.recordings.memory.Memories;
import io.coachingcalls.recordings.summary.SummaryDesk;
import io.coachingcalls.recordings.summary.SummaryDesk.RequestedSummary;
import io.coachingcalls.text.UserIds;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Before and after a call, as the voice agent of the system before asks and tells. */
@Path("/api/voice")
@Authenticated
@Legacy
public class OldVoiceResource {

    private static final Logger LOG = Logger.getLogger(OldVoiceResource.class);

    /** The agent waits two seconds, and greets without it then. */
    private static final Duration PATIENCE = Duration.ofMillis(1_500);

    private static final int MEMORIES = 5;
    private static final int PROMISES = 5;

    private final NewestCalls newest;
    private final Memories memories;
    private final Commitments commitments;
    private final SummaryDesk desk;
    private final OldTranscripts transcripts;
    private final CallerFromToken token;

    OldVoiceResource(
            NewestCalls newest,
            Memories memories,
            Commitments commitments,
            SummaryDesk desk,
            OldTranscripts transcripts,
            CallerFromToken token) {
        this.newest = newest;
        this.memories = memories;
        this.commitments = commitments;
        this.desk = desk;
        this.transcripts = transcripts;
        this.token = token;
    }

    @GET
    @Path("/context")
    @Operation(
            summary = "What FRED remembers before it greets",
            description =
                    "Of the caller. A service says of whom by userId: of somebody who has a call open, what may be "
                            + "said in it. Answers within two seconds, with nothing where there is nothing, or not in time.")
    public Uni<VoiceContext> context(@RestQuery @Nullable @Size(max = 255) String userId) {
        Caller caller = token.caller();
        Uni<VoiceContext> known = caller.is(Role.SERVICE) ? forAgent(userId) : forPerson(userId, caller);
        return known.ifNoItem()
                .after(PATIENCE)
                .recoverWithItem(VoiceContext.NOTHING)
                .onFailure(e -> !(e instanceof ProblemException))
                .invoke(e -> LOG.warnf("nothing is remembered: cause=%s", e))
                .onFailure(e -> !(e instanceof ProblemException))
                .recoverWithItem(VoiceContext.NOTHING);
    }

    private Uni<VoiceContext> forPerson(@Nullable String userId, Caller caller) {
        if (userId != null && !userId.equals(caller.userId())) {
            throw new ProblemException(ErrorCode.FORBIDDEN, "userId must be your own");
        }
        return context(
                memories.ofPerson(caller.userId(), MEMORIES), commitments.openOfPerson(caller.userId(), PROMISES));
    }

    private Uni<VoiceContext> forAgent(@Nullable String userId) {
        if (userId == null || !UserIds.isUserId(userId)) {
            throw ProblemException.invalid("userId", UserIds.MESSAGE);
        }
        return newest.goingOnOf(userId).chain(room -> context(memories.ofOtherCalls(room, MEMORIES), openBeside(room)));
    }

    private Uni<List<Promise>> openBeside(String room) {
        return commitments
                .openOfOtherCalls(room, PROMISES)
                .map(open -> open.stream().map(OpenPromise::promise).toList());
    }

    private static Uni<VoiceContext> context(Uni<List<String>> memories, Uni<List<Promise>> open) {
        return Uni.combine().all().unis(memories, open).with(VoiceContext::of);
    }

    @POST
    @Path("/transcript")
    @RateLimited(Limit.SUMMARIES)
    @Operation(
            summary = "Hand in what was said, and have it summed up",
            description =
                    "Of the caller's newest call, or the one that roomName names; a service must name it. What it "
                            + "comes to is remembered by FRED in the chat and in calls to come.")
    public Uni<VoiceSummary> transcript(@NotNull @Valid VoiceTranscript said) {
        Caller caller = token.caller();
        if (caller.is(Role.SERVICE)) {
            return transcripts
                    .keep(said.requiredRoom(), said.transcript(), caller)
                    .replaceWith(new VoiceSummary(true, null));
        }
        Uni<String> room = said.roomName() == null
                ? newest.of(caller.userId())
                : Uni.createFrom().item(said.roomName());
        return room.chain(name -> desk.make(new RequestedSummary(name, said.transcript(), null, false), caller))
                .map(outcome -> new VoiceSummary(true, outcome.summary()));
    }

    record VoiceTranscript(
            @Nullable @Size(max = 255) String roomName,
            @NotNull JsonNode transcript) {

        String requiredRoom() {
            if (roomName == null) {
                throw ProblemException.invalid("roomName", "must not be null");
            }
            return roomName;
        }
    }

    /** @param summary null where it follows later, or there is none */
    record VoiceSummary(boolean success, @Nullable String summary) {}
}
