package io.coachingcalls.calls.call;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import io.coachingcalls.access.Action;
import io.coachingcalls.identity.CallerFromToken;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;

/** Shows a call to its people. */
@Path("/api/fred/call/{room}")
@Authenticated
class CallResource {

    private final Calls calls;
    private final CallViews views;
    private final CallerFromToken token;

    CallResource(Calls calls, CallViews views, CallerFromToken token) {
        this.calls = calls;
        this.views = views;
        this.token = token;
    }

    @GET
    public Uni<CallView> show(String room) {
        return calls.findFor(room, token.caller(), Action.READ).chain(views::of);
    }
}
