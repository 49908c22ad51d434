package io.coachingcalls.calls.token;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import io.coachingcalls.access.Action;
import io.coachingcalls.access.Caller;
import io.coachingcalls.calls.call.Calls;
import io.coachingcalls.identity.CallerFromToken;
import io.coachingcalls.limits.Limit;
import io.coachingcalls.limits.RateLimited;
import io.coachingcalls.problem.ProblemException;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;

/** Hands out tokens to people who may join. */
@Path("/api/livekit/token")
@Authenticated
class TokenResource {

    private final Calls calls;
    private final Tickets tickets;
    private final OtherTokenRequests others;
    private final CallerFromToken token;

    TokenResource(Calls calls, Tickets tickets, OtherTokenRequests others, CallerFromToken token) {
        this.calls = calls;
        this.tickets = tickets;
        this.others = others;
        this.token = token;
    }

    @POST
    @RateLimited(Limit.TOKENS)
    public Uni<TokenAnswer> token(@NotNull @Valid TokenRequest request) {
        Caller caller = token.caller();
        if (request.room() == null && request.roomName() != null) {
            return others.answer(request, caller);
        }
        if (request.room() == null || request.room().isBlank()) {
            throw ProblemException.invalid("room", "must not be blank");
        }
        return calls.findFor(request.room(), caller, Action.JOIN)
                .chain(call -> tickets.issue(call, caller, request.enableRecording()));
    }
}
