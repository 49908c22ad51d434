package io.coachingcalls.calls.legacy;

import io.coachingcalls.access.Caller;
import io.coachingcalls.access.Tier;
import io.coachingcalls.problem.ErrorCode;
import io.coachingcalls.problem.ProblemException;

/** The coaching half of the old frontend is for its Studio subscribers. */
final class StudioOnly {

    private StudioOnly() {}

    static void require(Caller caller) {
        if (caller.tier() != Tier.STUDIO) {
            throw new ProblemException(ErrorCode.SESSION_REQUIRES_STUDIO, null);
        }
    }
}
