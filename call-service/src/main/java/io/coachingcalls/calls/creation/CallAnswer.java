package io.coachingcalls.calls.creation;

import java.util.Objects;
import java.util.UUID;

import io.coachingcalls.calls.agent.AgentState;
import io.coachingcalls.calls.call.Call;
import io.coachingcalls.calls.recording.RecordingStatus;
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
 * @param agent how FRED's agent stands to the call; null while it is not open yet, and for a call with a coach
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
        RecordingStatus.View recording,
        @Nullable AgentState agent,
        UUID sessionId) {

    /** Of a call that is open. */
    JoinToken joinToken() {
        return new JoinToken(Objects.requireNonNull(token), url, leaveToken);
    }

    /** Without the tokens, which are secrets. */
    @Override
    public String toString() {
        return "CallAnswer[room=" + room + "]";
    }

    static CallAnswer of(
            Call call, @Nullable JoinToken token, RecordingStatus recording, @Nullable AgentState agent, String url) {
        return new CallAnswer(
                true,
                token == null ? null : token.token(),
                token == null ? null : token.leaveToken(),
                url,
                call.room(),
                call.terms().callType(),
                call.maxDuration().toSeconds(),
                recording.egressId(),
                recording.recording(),
                agent,
                SessionIds.ofRoom(call.room()));
    }
}
