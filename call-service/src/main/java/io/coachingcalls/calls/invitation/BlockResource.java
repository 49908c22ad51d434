package io.coachingcalls.calls.invitation;

import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;

import io.coachingcalls.calls.invitation.Blocks.Block;
import io.coachingcalls.identity.CallerFromToken;
import io.coachingcalls.limits.Limit;
import io.coachingcalls.limits.RateLimited;
import io.coachingcalls.problem.ProblemException;
import io.coachingcalls.text.UserId;
import io.coachingcalls.text.UserIds;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestQuery;

/** Of whom one wants no invitations. Nobody learns that they are blocked. */
@Path("/api/coaching/blocks")
@Authenticated
class BlockResource {

    private final Blocks blocks;
    private final CallerFromToken token;

    BlockResource(Blocks blocks, CallerFromToken token) {
        this.blocks = blocks;
        this.token = token;
    }

    @GET
    @Operation(summary = "Whom I blocked, the newest first")
    public Uni<BlockList> list() {
        return blocks.of(token.caller().userId()).map(BlockList::new);
    }

    // Of plain text a request with one text in it could be made, too
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RateLimited(Limit.REPORTS)
    @Operation(
            summary = "See no invitations of somebody any more",
            description = "Those that are open vanish, too. The other goes on as always, and is not told.")
    @APIResponse(responseCode = "204", description = "No Content")
    public Uni<Void> block(@NotNull @Valid BlockRequest request) {
        String userId = token.caller().userId();
        if (userId.equals(request.userId())) {
            throw ProblemException.invalid("userId", "must be somebody else than you");
        }
        return blocks.add(userId, request.userId());
    }

    @DELETE
    @RateLimited(Limit.REPORTS)
    @Operation(summary = "See somebody's invitations again")
    public Uni<Void> unblock(
            @RestQuery
                    @NotBlank
                    @Size(max = UserIds.MOST_BYTES)
                    @Pattern(regexp = UserIds.PATTERN, message = UserIds.MESSAGE)
                    @UserId
                    String userId) {
        return blocks.remove(token.caller().userId(), userId);
    }

    /** @param userId whose invitations are not wanted */
    record BlockRequest(
            @NotBlank
            @Size(max = UserIds.MOST_BYTES)
            @Pattern(regexp = UserIds.PATTERN, message = UserIds.MESSAGE)
            @UserId
            String userId) {}

    record BlockList(List<Block> blocks) {}
}
