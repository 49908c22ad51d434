package io.coachingcalls.calls.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import org.jspecify.annotations.Nullable;

/** A LiveKit at a port that nobody serves; from {@link #listen} on it takes connections, and never says a word. */
public final class SilentLiveKit implements QuarkusTestResourceLifecycleManager {

    private static final String PORT = "coachingcalls.test.silent-livekit";

    // Held, or the garbage collector closes it
    @SuppressWarnings("UnusedVariable")
    private static @Nullable ServerSocket listener;

    @Override
    public Map<String, String> start() {
        try (var socket = new ServerSocket(0)) {
            System.setProperty(PORT, String.valueOf(socket.getLocalPort()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.of(
                "LIVEKIT_URL", "ws://127.0.0.1:" + System.getProperty(PORT),
                "LIVEKIT_API_KEY", "key",
                "LIVEKIT_API_SECRET", "a-livekit-secret-for-tests-longer-than-32-bytes");
    }

    @Override
    public void stop() {}

    /** The system's queue of connections takes them; no thread of ours is needed for silence. */
    public static void listen() throws IOException {
        listener = new ServerSocket(Integer.getInteger(PORT), 200, InetAddress.getLoopbackAddress());
    }
}
