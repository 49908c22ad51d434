package io.coachingcalls.calls.token;

/**
 * A way into a room.
 *
 * @param url the LiveKit server to connect to
 */
public record JoinToken(String token, String url) {

    /** Without the token, which is a secret. */
    @Override
    public String toString() {
        return "JoinToken[url=" + url + "]";
    }
}
