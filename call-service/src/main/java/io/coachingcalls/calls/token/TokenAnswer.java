package io.coachingcalls.calls.token;

import org.jspecify.annotations.Nullable;

/**
 * A way into a room.
 *
 * @param url the LiveKit server to connect to
 * @param leaveToken by which a closing tab reports leaving; null when this system has none
 * @param room LiveKit's name of it
 * @param recording the bearer has the call recorded
 */
public record TokenAnswer(
        String token, String url, @Nullable String leaveToken, String room, boolean recording) {

    static TokenAnswer of(JoinToken token, String room, boolean recording) {
        return new TokenAnswer(token.token(), token.url(), token.leaveToken(), room, recording);
    }

    /** Without the tokens, which are secrets. */
    @Override
    public String toString() {
        return "TokenAnswer[room=" + room + "]";
    }
}
