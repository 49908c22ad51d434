package io.coachingcalls.calls.legacy;

import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import io.coachingcalls.access.Caller;
import io.coachingcalls.calls.call.Call;
import io.coachingcalls.calls.call.CallView;
import io.coachingcalls.calls.creation.CallCreation;
import io.coachingcalls.events.CallEvent.CallTerms;
import io.coachingcalls.events.CallType;
import io.coachingcalls.events.RoomNames;
import io.coachingcalls.identity.CallerFromToken;
import io.coachingcalls.legacy.Legacy;
import io.coachingcalls.limits.Limit;
import io.coachingcalls.limits.RateLimited;
import io.coachingcalls.problem.ProblemException;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.ResponseStatus;

/**
 * Makes the call of a session that the old frontend names a room for. Asked by session-service with the person's own
 * token. The name is theirs alone and no room's: the room has one of ours, as every other.
 */
@Path("/api/fred/call/requested")
@Authenticated
@Legacy
class RequestedRoomResource {

    private final CallCreation creation;
    private final RequestedRoomConfig config;
    private final CallerFromToken token;

    RequestedRoomResource(CallCreation creation, RequestedRoomConfig config, CallerFromToken token) {
        this.creation = creation;
        this.config = config;
        this.token = token;
    }

    @POST
    @RateLimited(Limit.CALLS)
    @ResponseStatus(201)
    @Operation(hidden = true)
    public Uni<CallView> make(@NotNull @Valid RequestedRoom requested) {
        Caller caller = token.caller();
        StudioOnly.require(caller);
        if (RoomNames.isOurs(requested.roomName())) {
            throw ProblemException.invalid("roomName", "must not look like a name of this system");
        }
        return creation.keepRequested(requested.roomName(), terms(caller), caller)
                .map(call -> CallView.of(call, null));
    }

    private CallTerms terms(Caller caller) {
        return new CallTerms(
                caller.userId(),
                CallType.ON_DEMAND,
                null,
                null,
                List.of(),
                null,
                config.maxDuration().toSeconds());
    }

    record RequestedRoom(
            @NotNull @Pattern(regexp = Call.REQUESTED_ROOM, message = "must have 1 to 128 letters, digits, - and _")
            String roomName) {}
}
