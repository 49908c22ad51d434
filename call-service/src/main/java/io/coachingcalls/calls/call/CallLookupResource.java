package io.coachingcalls.calls.call;

import java.util.UUID;

import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import io.coachingcalls.access.Action;
import io.coachingcalls.identity.CallerFromToken;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Finds a call by its session, for those who know it by nothing else. */
@Path("/api/fred/call")
@Authenticated
class CallLookupResource {

    private final Calls calls;
    private final CallViews views;
    private final CallerFromToken token;

    CallLookupResource(Calls calls, CallViews views, CallerFromToken token) {
        this.calls = calls;
        this.views = views;
        this.token = token;
    }

    @GET
    public Uni<CallView> find(@RestQuery @NotNull @Nullable UUID sessionId) {
        return calls.findFor(sessionId, token.caller(), Action.READ).chain(views::of);
    }
}
