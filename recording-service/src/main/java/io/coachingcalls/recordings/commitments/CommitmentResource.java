package io.coachingcalls.recordings.commitments;

import java.util.List;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;

import io.coachingcalls.identity.CallerFromToken;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;

/** What was promised in my calls. */
@Path("/api/coaching/commitments")
@Authenticated
public class CommitmentResource {

    private final Commitments commitments;
    private final CallerFromToken token;

    CommitmentResource(Commitments commitments, CallerFromToken token) {
        this.commitments = commitments;
        this.token = token;
    }

    @GET
    @Operation(
            summary = "Next actions of my earlier calls, the newest first",
            description = "Of the calls I own; those that are open, or with status=all those that are done too.")
    public Uni<CommitmentList> list(
            @RestQuery @DefaultValue("open") @Pattern(regexp = "open|all", message = "must be one of: open, all")
                    String status) {
        return commitments.of(token.caller().userId(), status.equals("all")).map(CommitmentList::new);
    }

    @PATCH
    @Path("/{id}")
    @Operation(summary = "Mark one done, or open again")
    public Uni<Commitment> mark(UUID id, @NotNull @Valid Mark mark) {
        return commitments.mark(id, token.caller().userId(), mark.status() == Commitment.Status.DONE);
    }

    record Mark(@NotNull Commitment.Status status) {}

    record CommitmentList(List<Commitment> commitments) {}
}
