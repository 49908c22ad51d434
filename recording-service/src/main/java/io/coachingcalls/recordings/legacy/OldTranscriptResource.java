package io.coachingcalls.recordings.legacy;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import com.fasterxml.jackson.databind.JsonNode;
import io.coachingcalls.identity.CallerFromToken;
import io.coachingcalls.legacy.Legacy;
import io.coachingcalls.limits.Limit;
import io.coachingcalls.limits.RateLimited;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The whole transcript of a call at once, as the frontend and the agent of the system before hand it in. */
@Path("/api/fred/call/transcript")
@Authenticated
@Legacy
public class OldTranscriptResource {

    private final OldTranscripts transcripts;
    private final CallerFromToken token;

    OldTranscriptResource(OldTranscripts transcripts, CallerFromToken token) {
        this.transcripts = transcripts;
        this.token = token;
    }

    @POST
    @RateLimited(Limit.TRANSCRIPTS)
    @Operation(
            summary = "Hand in what was said",
            description =
                    "An agent's is written down as what was said; a person's is kept and summed up by itself, as with "
                            + "a request for a summary.")
    public Uni<Taken> take(@NotNull @Valid WholeTranscript said) {
        return transcripts
                .keep(said.roomName(), said.transcript(), token.caller())
                .replaceWith(new Taken(true));
    }

    record WholeTranscript(
            @NotBlank @Size(max = 255) String roomName,
            @NotNull JsonNode transcript) {}

    record Taken(boolean success) {}
}
