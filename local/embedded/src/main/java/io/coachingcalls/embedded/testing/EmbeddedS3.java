package io.coachingcalls.embedded.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import io.coachingcalls.embedded.FreePort;
import io.coachingcalls.embedded.S3Server;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import org.jspecify.annotations.Nullable;

/**
 * A real S3 server with an empty bucket for a {@code @QuarkusTest}; sets {@code RECORDING_S3_ACCESS_KEY},
 * {@code RECORDING_S3_SECRET}, {@code RECORDING_S3_BUCKET}, {@code RECORDING_S3_REGION} and
 * {@code RECORDING_S3_ENDPOINT}.
 */
public final class EmbeddedS3 implements QuarkusTestResourceLifecycleManager {

    private static final String ACCESS_KEY = "test-access-key";
    private static final String SECRET = "an-s3-secret-for-tests";
    private static final String BUCKET = "recordings";

    private @Nullable Path directory;
    private @Nullable S3Server server;

    @Override
    public Map<String, String> start() {
        try {
            var settings = new S3Server.Settings(FreePort.any(), ACCESS_KEY, SECRET, BUCKET);
            Path created = Files.createTempDirectory("s3");
            var started = S3Server.start(created, settings);
            // Quarkus does not stop resources of a run that was interrupted
            Runtime.getRuntime().addShutdownHook(new Thread(started::close));
            directory = created;
            server = started;
            return Map.of(
                    "RECORDING_S3_ACCESS_KEY", ACCESS_KEY,
                    "RECORDING_S3_SECRET", SECRET,
                    "RECORDING_S3_BUCKET", BUCKET,
                    "RECORDING_S3_REGION", S3Server.Settings.REGION,
                    "RECORDING_S3_ENDPOINT", settings.endpoint());
        } catch (IOException e) {
            throw new UncheckedIOException("the S3 server does not start", e);
        }
    }

    @Override
    public void stop() {
        if (server == null || directory == null) {
            return;
        }
        server.close();
        try {
            ServersProcess.deleteTree(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("what the S3 server kept cannot be deleted", e);
        }
    }
}
