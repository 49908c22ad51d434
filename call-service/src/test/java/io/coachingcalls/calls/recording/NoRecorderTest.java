package io.coachingcalls.calls.recording;

import static io.coachingcalls.calls.testing.Http.ON_DEMAND;
import static io.coachingcalls.calls.testing.Http.create;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.coachingcalls.calls.testing.Database;
import io.coachingcalls.calls.testing.Http;
import io.coachingcalls.calls.testing.LiveKitLook;
import io.coachingcalls.calls.testing.RealParts;
import io.coachingcalls.embedded.testing.TestTokens;
import io.livekit.server.AccessToken;
import io.livekit.server.RoomRecord;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** With the real LiveKit as it is without a recorder: it takes requests to record, and never answers them. */
@QuarkusTest
@TestProfile(NoRecorderTest.WithStorage.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class NoRecorderTest extends RealParts {

    @Test
    @Order(1)
    void shouldMakeTheCallWithoutARecording() throws Exception {
        // The first request of a JVM says nothing about how long one takes
        create(TestTokens.studio(), "{\"callType\": \"on-demand\", \"coachId\": \"demo-coach\"}");

        long start = System.nanoTime();
        Response made = create(TestTokens.free(), ON_DEMAND);
        Duration took = Duration.ofNanos(System.nanoTime() - start);

        assertThat(took).isLessThan(Duration.ofSeconds(3));
        made.then()
                .statusCode(200)
                .body("egressId", nullValue())
                .body("recording.state", equalTo("unknown"))
                .body("recording.reason", equalTo("egress_timeout"));
        assertThat(LiveKitLook.letsIn(made.path("token"))).isTrue();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> Database.count(
                                "calls.recording_attempts WHERE room = ? AND outcome = 'failed' AND reason = ?",
                                made.path("room"),
                                "egress_not_started")
                        == 1);
    }

    /** LiveKit ties the grant to no room, so a person who had it could record everybody. */
    @ParameterizedTest
    @Order(2)
    @CsvSource(
            delimiter = '|',
            value = {
                "ListEgress|{}",
                "StopEgress|{\"egress_id\": \"EG_x\"}",
                "StartRoomCompositeEgress|{\"room_name\": \"%s\", \"audio_only\": true,"
                        + " \"file_outputs\": [{\"filepath\": \"mine.ogg\"}]}"
            })
    void shouldLetNobodyReachTheRecordersWithAJoinToken(String method, String body) throws Exception {
        String video = "{\"callType\": \"on-demand\", \"coachId\": \"demo-coach\", \"enableRecording\": true}";
        Response made = create(TestTokens.studio(), video);
        var ours = new AccessToken(setting("LIVEKIT_API_KEY"), setting("LIVEKIT_API_SECRET"));
        ours.addGrants(new RoomRecord(true));

        HttpResponse<String> refused = egress(method, body.formatted(made.<String>path("room")), made.path("token"));

        assertThat(refused.statusCode()).isIn(401, 403);
        assertThat(refused.body()).contains("permission");
        // Else every token would be refused, and the test would say nothing
        assertThat(egress("ListEgress", "{}", ours.toJwt()).body()).contains("egress not connected");
    }

    @Test
    @Order(3)
    void shouldNotAskLongForARecorderThatIsNotThere() {
        List<Response> first = Http.atOnce(12, () -> create(TestTokens.free(), ON_DEMAND));
        assertThat(first).allMatch(response -> response.statusCode() == 200);
        await().atMost(Duration.ofSeconds(5))
                .until(() -> Database.count("calls.recording_attempts WHERE revision = 0") == 0);

        long start = System.nanoTime();
        Response made = create(TestTokens.free(), ON_DEMAND);
        Duration took = Duration.ofNanos(System.nanoTime() - start);

        made.then()
                .statusCode(200)
                .body("recording.state", equalTo("failed"))
                .body("recording.reason", equalTo("egress_unavailable"));
        assertThat(LiveKitLook.room(made.path("room"))).isPresent();
        assertThat(took).as("the breaker is open").isLessThan(Duration.ofSeconds(1));
    }

    private static HttpResponse<String> egress(String method, String json, String token)
            throws IOException, InterruptedException {
        URI uri = URI.create(setting("LIVEKIT_URL").replaceFirst("^ws", "http") + "/twirp/livekit.Egress/" + method);
        var request = HttpRequest.newBuilder(uri)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json))
                .build();
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request, BodyHandlers.ofString());
        }
    }

    private static String setting(String name) {
        return ConfigProvider.getConfig().getValue(name, String.class);
    }

    /** Of which nothing ever gets to be used. */
    public static final class WithStorage implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "RECORDING_S3_ACCESS_KEY", "key",
                    "RECORDING_S3_SECRET", "secret",
                    "RECORDING_S3_BUCKET", "bucket",
                    "RECORDING_S3_REGION", "region",
                    "recording.start-grace", "6s");
        }
    }
}
