package io.coachingcalls.calls.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import com.sun.net.httpserver.HttpServer;
import io.coachingcalls.embedded.LiveKitServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/**
 * The real LiveKit, to be killed and started again on the same ports. Tests and their resources have class loaders of their
 * own, so a test asks for that by HTTP.
 */
public final class MortalLiveKit implements QuarkusTestResourceLifecycleManager {

    private static final String CONTROL = "coachingcalls.test.livekit.control";
    private static final String KEY = "test-key";
    private static final String SECRET = "a-livekit-secret-for-tests-longer-than-32-bytes";

    private final LiveKitServer.Settings settings = LiveKitServer.Settings.onFreePorts(KEY, SECRET, null);
    private Path directory;
    private LiveKitServer server;
    private HttpServer control;

    /** Kills LiveKit in the middle of all its calls, and starts it again: it knows nothing of them. */
    public static void killAndStartAgain() throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(URI.create(System.getProperty(CONTROL))).build();
        try (var http = HttpClient.newHttpClient()) {
            http.send(request, BodyHandlers.discarding());
        }
    }

    @Override
    public Map<String, String> start() {
        try {
            directory = Files.createTempDirectory("livekit");
            server = LiveKitServer.start(directory, settings);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> server.close()));
            control = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 5);
            control.createContext("/", exchange -> {
                try (exchange) {
                    server.kill();
                    server = LiveKitServer.start(directory, settings);
                    exchange.sendResponseHeaders(200, -1);
                }
            });
            control.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        System.setProperty(CONTROL, "http://127.0.0.1:" + control.getAddress().getPort());
        return Map.of("LIVEKIT_URL", settings.url(), "LIVEKIT_API_KEY", KEY, "LIVEKIT_API_SECRET", SECRET);
    }

    @Override
    public void stop() {
        control.stop(0);
        server.close();
    }
}
