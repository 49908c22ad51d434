package io.coachingcalls.calls.creation;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import io.coachingcalls.access.Caller;
import io.coachingcalls.identity.CallerFromToken;
import io.coachingcalls.limits.Limit;
import io.coachingcalls.limits.RateLimited;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

/** Makes calls. */
@Path("/api/fred/call")
@Authenticated
class CreationResource {

    private final CallCreation creation;
    private final CallerFromToken token;

    CreationResource(CallCreation creation, CallerFromToken token) {
        this.creation = creation;
        this.token = token;
    }

    @POST
    @RateLimited(Limit.CALLS)
    public Uni<CallAnswer> create(
            @HeaderParam("Idempotency-Key") @Size(min = 1, max = 255) @Nullable String key,
            @NotNull @Valid CallRequest request) {
        Caller caller = token.caller().called(request.participantName());
        return key == null ? creation.create(request, caller) : creation.createOnce(request, caller, key);
    }
}
