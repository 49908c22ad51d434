package io.coachingcalls.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class S3ServerTest {

    private static final String OBJECT = "/recordings/voice-recordings/call.ogg";
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @TempDir
    private Path directory;

    @Test
    void shouldServeWhatWasSignedWithItsKeyAndRefuseAllElse() throws Exception {
        var settings = new S3Server.Settings(FreePort.any(), "key", "the-right-secret", "recordings");
        var right = new Presigner(settings.endpoint(), "key", "the-right-secret");
        var wrong = new Presigner(settings.endpoint(), "key", "another-secret");
        Instant now = Instant.now();

        try (var server = S3Server.start(directory, settings)) {
            assertThat(put(right.presign("PUT", OBJECT, now, MINUTE)).statusCode())
                    .isEqualTo(200);
            assertThat(get(right.presign("GET", OBJECT, now, MINUTE)).body()).isEqualTo("sound");
            assertThat(range(right.presign("GET", OBJECT, now, MINUTE)).body()).isEqualTo("und");

            assertThat(get(right.presign("GET", OBJECT, now.minusSeconds(120), MINUTE))
                            .statusCode())
                    .as("expired")
                    .isEqualTo(403);
            assertThat(put(wrong.presign("PUT", OBJECT, now, MINUTE)).statusCode())
                    .isEqualTo(403);
            assertThat(get(wrong.presign("GET", OBJECT, now, MINUTE)).statusCode())
                    .isEqualTo(403);
            assertThat(get(URI.create(server.endpoint() + OBJECT)).statusCode()).isEqualTo(403);
            assertThat(get(URI.create(server.endpoint() + "/recordings")).statusCode())
                    .isEqualTo(403);
            assertThat(put(right.presign("PUT", "/no-such-bucket/call.ogg", now, MINUTE))
                            .statusCode())
                    .isEqualTo(404);
        }
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(directory.resolve("s3proxy.properties"))))
                .isEqualTo("rw-------");

        try (var server = S3Server.start(directory, settings)) {
            assertThat(get(right.presign("GET", OBJECT, now, MINUTE)).body())
                    .as("kept over a restart at %s", server.endpoint())
                    .isEqualTo("sound");
        }
    }

    private static HttpResponse<String> put(URI url) throws Exception {
        return send(HttpRequest.newBuilder(url).PUT(BodyPublishers.ofString("sound")));
    }

    private static HttpResponse<String> get(URI url) throws Exception {
        return send(HttpRequest.newBuilder(url));
    }

    private static HttpResponse<String> range(URI url) throws Exception {
        return send(HttpRequest.newBuilder(url).header("Range", "bytes=2-4"));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request.build(), BodyHandlers.ofString());
        }
    }
}
