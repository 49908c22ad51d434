package io.coachingcalls.calls.recording;

import io.coachingcalls.access.Access;
import io.coachingcalls.access.Action;
import io.coachingcalls.access.Caller;
import io.coachingcalls.calls.call.Call;
import io.coachingcalls.problem.ErrorCode;
import io.coachingcalls.problem.ProblemException;

/** Who may have a call recorded. */
public final class RecordingRight {

    private RecordingRight() {}

    /** @throws ProblemException for somebody who may see the call, but not have it recorded */
    public static void require(Call call, Caller caller) {
        if (!Access.allows(caller, Action.RECORD, call.people())) {
            throw new ProblemException(ErrorCode.FORBIDDEN, null);
        }
        if (!Access.mayRecord(caller, call.isVideoSession())) {
            throw new ProblemException(ErrorCode.RECORDING_REQUIRES_STUDIO, null);
        }
    }
}
