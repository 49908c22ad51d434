package io.coachingcalls.calls.legacy;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import io.coachingcalls.calls.token.TokenAnswer;
import io.coachingcalls.calls.token.TokenRequest;
import io.coachingcalls.identity.CallerFromToken;
import io.coachingcalls.legacy.Legacy;
import io.coachingcalls.limits.Limit;
import io.coachingcalls.limits.RateLimited;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** A token, asked for in the address. */
@Path("/api/livekit/token")
@Authenticated
@Legacy
class OldTokenResource {

    private final OldTokenRequests requests;
    private final CallerFromToken token;

    OldTokenResource(OldTokenRequests requests, CallerFromToken token) {
        this.requests = requests;
        this.token = token;
    }

    @GET
    @RateLimited(Limit.TOKENS)
    @Operation(summary = "The same, asked for as the frontend of the system before does")
    public Uni<TokenAnswer> token(
            @RestQuery @NotBlank @Size(max = 255) @Nullable String room,
            @RestQuery @Nullable @Size(max = 255) String name) {
        return requests.answer(new TokenRequest(null, false, room, name), token.caller());
    }
}
