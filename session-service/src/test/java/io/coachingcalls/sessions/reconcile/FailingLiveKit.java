package io.coachingcalls.sessions.reconcile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import org.jspecify.annotations.Nullable;

/** A server that answers every request with 500. */
public final class FailingLiveKit implements QuarkusTestResourceLifecycleManager {

    private @Nullable HttpServer server;

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(500, -1);
            }
        });
        server.start();
        return Map.of(
                "LIVEKIT_URL", "ws://127.0.0.1:" + server.getAddress().getPort(),
                "LIVEKIT_API_KEY", "key",
                "LIVEKIT_API_SECRET", "a-livekit-secret-for-tests-longer-than-32-bytes");
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop(0);
        }
    }
}
