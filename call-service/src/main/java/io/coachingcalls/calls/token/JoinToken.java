package io.coachingcalls.calls.token;

import org.jspecify.annotations.Nullable;

/**
 * A way into a room.
 *
 * @param url the LiveKit server to connect to
 * @param leaveToken by which a closing tab reports leaving; null when this system has none
 */
public record JoinToken(String token, String url, @Nullable String leaveToken) {

    JoinToken withLeaveToken(@Nullable String other) {
        return new JoinToken(token, url, other);
    }

    /** Without the tokens, which are secrets. */
    @Override
    public String toString() {
        return "JoinToken[url=" + url + "]";
    }
}
