package io.coachingcalls.calls.token;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import io.coachingcalls.access.Action;
import io.coachingcalls.calls.agent.AgentState;
import io.coachingcalls.calls.call.Calls;
import io.coachingcalls.identity.CallerFromToken;
import io.coachingcalls.limits.Limit;
import io.coachingcalls.limits.RateLimited;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Sends for FRED again, when he did not come. */
@Path("/api/fred/call/{room}/agent")
@Authenticated
class AgentResource {

    private final Calls calls;
    private final JoinService joinService;
    private final CallerFromToken token;

    AgentResource(Calls calls, JoinService joinService, CallerFromToken token) {
        this.calls = calls;
        this.joinService = joinService;
        this.token = token;
    }

    @POST
    @RateLimited(Limit.TOKENS)
    @Operation(
            summary = "Send for FRED again",
            description = "Does nothing where he is in the room or on his way, and in a call with a coach.")
    public Uni<AgentAnswer> sendFor(String room) {
        return calls.findFor(room, token.caller(), Action.JOIN)
                .chain(joinService::sendForAgent)
                .map(AgentAnswer::new);
    }

    /** @param agent null for a call with a coach */
    record AgentAnswer(@Nullable AgentState agent) {}
}
