package io.coachingcalls.calls.recording;

import io.coachingcalls.access.Access;
import io.coachingcalls.access.Action;
import io.coachingcalls.access.Caller;
import io.coachingcalls.calls.call.Call;
import io.coachingcalls.problem.ErrorCode;
import io.coachingcalls.problem.ProblemException;
import org.jboss.logging.Logger;

/** Who may have a call recorded. */
public final class RecordingRight {

    private static final Logger LOG = Logger.getLogger(RecordingRight.class);

    private RecordingRight() {}

    /** @throws ProblemException for somebody who may see the call, but not have it recorded */
    public static void require(Call call, Caller caller) {
        if (!Access.allows(caller, Action.RECORD, call.people())) {
            throw refused(call.room(), caller, ErrorCode.FORBIDDEN);
        }
        if (!Access.mayRecord(caller, call.isVideoSession())) {
            throw refused(call.room(), caller, ErrorCode.RECORDING_REQUIRES_STUDIO);
        }
    }

    /** Who wanted what recorded and was not let is known afterwards, as is who was. */
    public static ProblemException refused(String room, Caller caller, ErrorCode why) {
        LOG.infof("recording refused: room=%s user=%s tier=%s reason=%s", room, caller.userId(), caller.tier(), why);
        return new ProblemException(why, null);
    }
}
