package io.coachingcalls.local.state;

/** How LiveKit is reached; {@code url} is what clients get, {@code ws://…}. */
public record LiveKitAccess(String url, String apiKey, String apiSecret) {

    @Override
    public String toString() {
        return url;
    }
}
