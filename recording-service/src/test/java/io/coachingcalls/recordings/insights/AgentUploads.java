package io.coachingcalls.recordings.insights;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import org.eclipse.microprofile.config.ConfigProvider;

/** What the uploader of livekit-agents 1.8.9 sent of a scripted conversation, as if it were of another room and job. */
final class AgentUploads {

    // As long as those that they take the place of, since protobuf and the form count bytes
    private static final String ROOM = "call-00000000000000000000000000000001";
    private static final String SID = "RM_captured";
    private static final String JOB = "AJ_captured";

    private static final String REPORT = "/observability/recordings/v0";
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final URI server;

    AgentUploads(URI server) {
        this.server = server;
    }

    static byte[] report(String room, String sid, String job) {
        return captured("report.form", room, sid, job);
    }

    static byte[] logs(String room, String sid, String job) {
        return captured("logs.pb", room, sid, job);
    }

    private static byte[] captured(String name, String room, String sid, String job) {
        try (InputStream file = AgentUploads.class.getResourceAsStream(name)) {
            return new String(file.readAllBytes(), ISO_8859_1)
                    .replace(ROOM, room)
                    .replace(SID, sid)
                    .replace(JOB, job)
                    .getBytes(ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    HttpResponse<byte[]> sendReport(byte[] form) {
        return sendReport(form, token(Map.of("write", true)));
    }

    HttpResponse<byte[]> sendReport(byte[] form, String token) {
        String boundary = new String(form, 2, 32, ISO_8859_1);
        return send(request(REPORT, form, token)
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .build());
    }

    HttpResponse<byte[]> sendLogs(byte[] logs) {
        return sendTelemetry("logs", gzip(logs), token(Map.of("write", true)));
    }

    HttpResponse<byte[]> sendTelemetry(String signal, byte[] packed, String token) {
        return send(request("/observability/%s/otlp/v0".formatted(signal), packed, token)
                .header("Content-Type", "application/x-protobuf")
                .header("Content-Encoding", "gzip")
                .build());
    }

    private HttpRequest.Builder request(String path, byte[] body, String token) {
        return HttpRequest.newBuilder(server.resolve(path))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Bearer " + token)
                .POST(BodyPublishers.ofByteArray(body));
    }

    private static HttpResponse<byte[]> send(HttpRequest request) {
        try {
            return CLIENT.send(request, BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static String token(Map<String, Object> grant) {
        return token(grant, ConfigProvider.getConfig().getValue("livekit.api-secret", String.class));
    }

    static String token(Map<String, Object> grant, String secret) {
        return JWT.create()
                .withIssuer(ConfigProvider.getConfig().getValue("livekit.api-key", String.class))
                .withSubject("")
                .withClaim("observability", grant)
                .withExpiresAt(Instant.now().plus(Duration.ofHours(6)))
                .sign(Algorithm.HMAC256(secret));
    }

    static byte[] gzip(byte[] bytes) {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }
}
