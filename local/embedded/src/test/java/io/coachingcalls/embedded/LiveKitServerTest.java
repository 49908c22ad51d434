package io.coachingcalls.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Map;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveKitServerTest {

    private static final String KEY = "key";
    private static final String SECRET = "a-secret-of-more-than-thirty-two-characters";

    @TempDir
    private Path directory;

    @Test
    void shouldAnswerItsApiAndKeepItsSecretFromOthers() throws Exception {
        var settings = LiveKitServer.Settings.onFreePorts(KEY, SECRET, "http://127.0.0.1:1/webhook");
        try (var server = LiveKitServer.start(directory, settings)) {
            var answer = listRooms(server);

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).contains("\"rooms\":[]");
            assertThat(Files.getPosixFilePermissions(directory.resolve("livekit.yaml")))
                    .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
        }
    }

    private static HttpResponse<String> listRooms(LiveKitServer server) throws Exception {
        String token = JWT.create()
                .withIssuer(KEY)
                .withClaim("video", Map.of("roomList", true))
                .sign(Algorithm.HMAC256(SECRET));
        var request = HttpRequest.newBuilder(
                        URI.create(server.url().replace("ws:", "http:") + "/twirp/livekit.RoomService/ListRooms"))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + token)
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build();
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }
}
