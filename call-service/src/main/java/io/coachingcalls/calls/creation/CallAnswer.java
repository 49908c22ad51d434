package io.coachingcalls.calls.creation;

import java.util.UUID;

import io.coachingcalls.calls.call.Call;
import io.coachingcalls.calls.token.JoinToken;
import io.coachingcalls.events.CallType;
import io.coachingcalls.events.SessionIds;
import org.jspecify.annotations.Nullable;

/**
 * The call that was made.
 *
 * @param token null while the call is not open yet
 * @param leaveToken by which a closing tab reports leaving; null without a token, or when this system has none
 * @param maxDuration in seconds
 * @param egressId null while nothing is recorded
 */
record CallAnswer(
        boolean success,
        @Nullable String token,
        @Nullable String leaveToken,
        String url,
        String room,
        CallType callType,
        long maxDuration,
        @Nullable String egressId,
        RecordingState recording,
        UUID sessionId) {

    record RecordingState(String state, String reason) {}

    static CallAnswer of(Call call, @Nullable JoinToken token, String url) {
        return new CallAnswer(
                true,
                token == null ? null : token.token(),
                token == null ? null : token.leaveToken(),
                url,
                call.room(),
                call.terms().callType(),
                call.maxDuration().toSeconds(),
                null,
                new RecordingState("skipped", "not_available"),
                SessionIds.ofRoom(call.room()));
    }
}
