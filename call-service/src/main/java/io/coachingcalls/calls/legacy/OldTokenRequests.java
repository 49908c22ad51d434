package io.coachingcalls.calls.legacy;

import jakarta.enterprise.context.ApplicationScoped;

import io.coachingcalls.access.Action;
import io.coachingcalls.access.Caller;
import io.coachingcalls.access.Tier;
import io.coachingcalls.calls.call.Call;
import io.coachingcalls.calls.call.Calls;
import io.coachingcalls.calls.recording.RecordingRight;
import io.coachingcalls.calls.token.OtherTokenRequests;
import io.coachingcalls.calls.token.Tickets;
import io.coachingcalls.calls.token.TokenAnswer;
import io.coachingcalls.calls.token.TokenRequest;
import io.coachingcalls.legacy.LegacyConfig;
import io.coachingcalls.problem.ErrorCode;
import io.coachingcalls.problem.ProblemException;
import io.smallrye.mutiny.Uni;

/** Requests for a token by the name that the old frontend gave its room. */
@ApplicationScoped
class OldTokenRequests implements OtherTokenRequests {

    private final Calls calls;
    private final Tickets tickets;
    private final LegacyConfig config;

    OldTokenRequests(Calls calls, Tickets tickets, LegacyConfig config) {
        this.calls = calls;
        this.tickets = tickets;
        this.config = config;
    }

    @Override
    public Uni<TokenAnswer> answer(TokenRequest request, Caller caller) {
        String name = request.roomName();
        if (!config.api() || name == null || name.isBlank()) {
            throw ProblemException.invalid("room", "must not be blank");
        }
        if (request.enableRecording() && caller.tier() != Tier.STUDIO) {
            throw RecordingRight.refused(name, caller, ErrorCode.SESSION_REQUIRES_STUDIO);
        }
        StudioOnly.require(caller);
        return find(name, caller)
                .chain(call ->
                        tickets.issue(call, caller.called(request.participantName()), request.enableRecording()));
    }

    /** By the caller's own name for its room first, then by the room's. */
    Uni<Call> find(String name, Caller caller) {
        return calls.findRequested(name, caller, Action.JOIN)
                .onFailure(OldTokenRequests::isNotFound)
                .recoverWithUni(() -> calls.findFor(name, caller, Action.JOIN));
    }

    private static boolean isNotFound(Throwable e) {
        return e instanceof ProblemException problem && problem.code() == ErrorCode.NOT_FOUND;
    }
}
