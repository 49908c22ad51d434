package io.coachingcalls.embedded.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;

import io.coachingcalls.embedded.LiveKitServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import org.jspecify.annotations.Nullable;

/**
 * The real LiveKit server for a {@code @QuarkusTest}; sets {@code LIVEKIT_URL}, {@code LIVEKIT_API_KEY} and
 * {@code LIVEKIT_API_SECRET}. The init argument {@value #WEBHOOK_URL} says where its events go; without it, nowhere.
 */
public final class EmbeddedLiveKit implements QuarkusTestResourceLifecycleManager {

    public static final String WEBHOOK_URL = "webhook-url";

    private static final String API_KEY = "test-key";
    private static final String API_SECRET = "a-livekit-secret-for-tests-longer-than-32-bytes";

    private @Nullable String webhookUrl;
    private @Nullable LiveKitServer server;

    @Override
    public void init(Map<String, String> initArgs) {
        webhookUrl = initArgs.get(WEBHOOK_URL);
    }

    @Override
    public Map<String, String> start() {
        try {
            var settings = LiveKitServer.Settings.onFreePorts(API_KEY, API_SECRET, webhookUrl);
            var started = LiveKitServer.start(Files.createTempDirectory("livekit"), settings);
            // Quarkus does not stop resources of a run that was interrupted
            Runtime.getRuntime().addShutdownHook(new Thread(started::close));
            server = started;
            return Map.of("LIVEKIT_URL", settings.url(), "LIVEKIT_API_KEY", API_KEY, "LIVEKIT_API_SECRET", API_SECRET);
        } catch (IOException e) {
            throw new UncheckedIOException("LiveKit does not start", e);
        }
    }

    @Override
    public void stop() {
        if (server != null) {
            server.close();
        }
    }
}
