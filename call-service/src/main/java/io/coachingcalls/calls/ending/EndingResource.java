package io.coachingcalls.calls.ending;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;

import io.coachingcalls.access.Action;
import io.coachingcalls.access.Caller;
import io.coachingcalls.calls.call.Calls;
import io.coachingcalls.identity.CallerFromToken;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;

/** Ends a call for everybody. */
@Path("/api/fred/call/{room}")
@Authenticated
class EndingResource {

    private final Calls calls;
    private final Ending ending;
    private final CallerFromToken token;

    EndingResource(Calls calls, Ending ending, CallerFromToken token) {
        this.calls = calls;
        this.ending = ending;
        this.token = token;
    }

    /** Answers 204, as often as it is asked. */
    @DELETE
    public Uni<Void> end(String room) {
        Caller caller = token.caller();
        return calls.findFor(room, caller, Action.END).chain(call -> ending.end(call.room(), caller));
    }
}
