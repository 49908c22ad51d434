package io.coachingcalls.calls.testing;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;

import org.jspecify.annotations.Nullable;

/** Somebody who is in a room as far as LiveKit's signalling goes, and neither heard nor seen. */
public final class SignalClient implements AutoCloseable {

    private final HttpClient http = HttpClient.newHttpClient();
    private @Nullable WebSocket socket;

    public void join(String url, String token) {
        URI rtc = URI.create(url + "/rtc?protocol=15&sdk=js&version=2.0.0&auto_subscribe=1&access_token=" + token);
        socket = http.newWebSocketBuilder()
                .buildAsync(rtc, new WebSocket.Listener() {})
                .join();
    }

    @Override
    public void close() {
        if (socket != null) {
            socket.abort();
        }
        http.shutdownNow();
    }
}
