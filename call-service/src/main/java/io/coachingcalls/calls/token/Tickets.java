package io.coachingcalls.calls.token;

import java.time.Clock;

import jakarta.enterprise.context.ApplicationScoped;

import io.coachingcalls.access.Caller;
import io.coachingcalls.calls.call.Answers;
import io.coachingcalls.calls.call.Call;
import io.coachingcalls.calls.recording.RecordingRight;
import io.coachingcalls.calls.recording.Recordings;
import io.coachingcalls.events.InvitationAnswer;
import io.smallrye.mutiny.Uni;

/** Tokens for people of whom it is known that they may join, with all that joining brings about. */
@ApplicationScoped
public class Tickets {

    private final JoinService joinService;
    private final Recordings recordings;
    private final Answers answers;
    private final Clock clock;

    Tickets(JoinService joinService, Recordings recordings, Answers answers, Clock clock) {
        this.joinService = joinService;
        this.recordings = recordings;
        this.answers = answers;
        this.clock = clock;
    }

    public Uni<TokenAnswer> issue(Call call, Caller caller, boolean enableRecording) {
        return (enableRecording ? admitRecording(call, caller) : joinService.admit(call, caller, false))
                .call(() -> accept(call, caller))
                .map(token -> TokenAnswer.of(token, call.room(), enableRecording));
    }

    /** Joining accepts. */
    private Uni<Void> accept(Call call, Caller caller) {
        return call.names(caller.userId())
                ? answers.put(call.room(), caller.userId(), InvitationAnswer.ACCEPTED, clock.instant())
                : Uni.createFrom().voidItem();
    }

    private Uni<JoinToken> admitRecording(Call call, Caller caller) {
        RecordingRight.require(call, caller);
        return joinService
                .admit(call, caller, true)
                .call(() -> recordings.switchOnBehindTheAnswer(call.room(), caller));
    }
}
