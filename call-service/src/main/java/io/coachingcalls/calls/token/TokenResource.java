package io.coachingcalls.calls.token;

import java.time.Clock;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import io.coachingcalls.access.Action;
import io.coachingcalls.access.Caller;
import io.coachingcalls.calls.call.Answers;
import io.coachingcalls.calls.call.Call;
import io.coachingcalls.calls.call.Calls;
import io.coachingcalls.calls.recording.RecordingRight;
import io.coachingcalls.calls.recording.Recordings;
import io.coachingcalls.events.InvitationAnswer;
import io.coachingcalls.identity.CallerFromToken;
import io.coachingcalls.limits.Limit;
import io.coachingcalls.limits.RateLimited;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;

/** Hands out tokens to people who may join. */
@Path("/api/livekit/token")
@Authenticated
class TokenResource {

    private final Calls calls;
    private final Entrance entrance;
    private final Recordings recordings;
    private final Answers answers;
    private final CallerFromToken token;
    private final Clock clock;

    TokenResource(
            Calls calls,
            Entrance entrance,
            Recordings recordings,
            Answers answers,
            CallerFromToken token,
            Clock clock) {
        this.calls = calls;
        this.entrance = entrance;
        this.recordings = recordings;
        this.answers = answers;
        this.token = token;
        this.clock = clock;
    }

    @POST
    @RateLimited(Limit.TOKENS)
    public Uni<JoinToken> token(@NotNull @Valid TokenRequest request) {
        Caller caller = token.caller();
        return calls.findFor(request.room(), caller, Action.JOIN).chain(call -> (request.enableRecording()
                        ? admitRecording(call, caller)
                        : entrance.admit(call, caller, false))
                .call(() -> accept(call, caller)));
    }

    /** Joining accepts. */
    private Uni<Void> accept(Call call, Caller caller) {
        return call.names(caller.userId())
                ? answers.put(call.room(), caller.userId(), InvitationAnswer.ACCEPTED, clock.instant())
                : Uni.createFrom().voidItem();
    }

    private Uni<JoinToken> admitRecording(Call call, Caller caller) {
        RecordingRight.require(call, caller);
        return entrance.admit(call, caller, true).call(() -> recordings.switchOnBehindTheAnswer(call.room(), caller));
    }
}
