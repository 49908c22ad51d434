package io.coachingcalls.calls.recording;

import java.time.Clock;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import io.coachingcalls.access.Action;
import io.coachingcalls.access.Caller;
import io.coachingcalls.calls.call.Call;
import io.coachingcalls.calls.call.Calls;
import io.coachingcalls.calls.room.CallProgress;
import io.coachingcalls.identity.CallerFromToken;
import io.coachingcalls.problem.ErrorCode;
import io.coachingcalls.problem.ProblemException;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;

/** Switches the recording of a call on and off, while it goes on. */
@Path("/api/fred/call/{room}/recording")
@Authenticated
class RecordingResource {

    private final Calls calls;
    private final CallProgress progress;
    private final Recordings recordings;
    private final CallerFromToken token;
    private final Clock clock;

    RecordingResource(Calls calls, CallProgress progress, Recordings recordings, CallerFromToken token, Clock clock) {
        this.calls = calls;
        this.progress = progress;
        this.recordings = recordings;
        this.token = token;
        this.clock = clock;
    }

    /** Answers with the recording that runs, if one does. */
    @POST
    public Uni<RecordingAnswer> start(String room) {
        Caller caller = token.caller();
        return calls.findFor(room, caller, Action.RECORD)
                .invoke(call -> RecordingRight.require(call, caller))
                .call(this::requireOpen)
                .chain(call -> recordings.switchOn(call.room(), caller))
                .map(status -> RecordingAnswer.of(room, status));
    }

    /** Answers 204, as often as it is asked. */
    @DELETE
    public Uni<Void> stop(String room) {
        Caller caller = token.caller();
        return calls.findFor(room, caller, Action.RECORD).chain(call -> recordings.switchOff(call.room(), caller));
    }

    private Uni<Void> requireOpen(Call call) {
        if (clock.instant().isBefore(call.opensAt())) {
            throw new ProblemException(ErrorCode.CALL_NOT_OPEN_YET, "it opens at " + call.opensAt());
        }
        return progress.isOver(call.room())
                .invoke(over -> {
                    if (over) {
                        throw new ProblemException(ErrorCode.CALL_OVER, null);
                    }
                })
                .replaceWithVoid();
    }
}
