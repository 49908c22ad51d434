package io.coachingcalls.system;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A call is recorded, and its people listen to it afterwards. */
@ExtendWith(SystemUnderTest.class)
class RecordingIT {

    private static final String FRED_CALL = "{\"callType\": \"on-demand\"}";
    private static final String FOUNDER = "demo-free";

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final RunningSystem system;
    private String gateway;
    private String founder;

    RecordingIT(RunningSystem system) {
        this.system = system;
    }

    @BeforeEach
    void signIn() {
        system.ensureUp();
        gateway = system.gateway();
        founder = system.token("free");
    }

    /** Leaving ends the first recording; coming again starts the second. */
    @Test
    void shouldRecordACallThroughAReload() {
        JsonNode call = createCall();
        assertThat(call.at("/recording/state").asText()).isEqualTo("starting");
        assertThat(call.required("egressId").asText()).startsWith("EG_");

        Robots.Call first = hold(call, person(call, 440, 6));
        Robots.Call second = hold(call, person(call, 660, 5));

        JsonNode recording = await(
                call,
                ready -> ready.required("parts").size() == 2
                        && ready.at("/parts/0/state").asText().equals("ready")
                        && ready.at("/parts/1/state").asText().equals("ready"));
        assertThat(recording.required("state").asText()).isEqualTo("ready");
        assertTone(recording.at("/parts/0"), first, 440);
        assertTone(recording.at("/parts/1"), second, 660);
        assertOnlyTheirs(
                call.required("room").asText(), recording.required("url").asText());
    }

    @Test
    void shouldRecordWhoComesAfterTheRecorderGaveUp() {
        JsonNode call = createCall();
        await(call, recording -> recording.required("state").asText().equals("aborted"));

        Robots.Call held = hold(call, person(call, 440, 4));

        JsonNode recording =
                await(call, ready -> ready.at("/parts/1/state").asText().equals("ready"));
        assertThat(recording.required("state").asText()).isEqualTo("ready");
        assertThat(recording.required("url").asText())
                .isEqualTo(recording.at("/parts/1/url").asText())
                .contains("-2.ogg");
        assertTone(recording.at("/parts/1"), held, 440);
    }

    @Test
    void shouldSayThatARecordingCouldNotBeKeptAndLeaveTheCallUnharmed() {
        JsonNode call = createCall();
        ProcessHandle s3 = system.process("s3").orElseThrow();
        try {
            CompletableFuture<Robots.Call> held =
                    Robots.begin(call.required("url").asText(), person(call, 440, 4));
            await(call, active -> active.required("state").asText().equals("active"));
            Signals.hang(s3);
            assertThat(held.join().stays()).hasSize(1);

            JsonNode recording =
                    await(call, ended -> ended.required("state").asText().equals("failed"));

            assertThat(recording.required("reason").isTextual()).isTrue();
            assertThat(recording.required("url").isNull()).isTrue();
        } finally {
            Signals.goOn(s3);
        }
        JsonNode session =
                get("/api/coaching/sessions/" + call.required("sessionId").asText());
        assertThat(session.required("participant_count").asInt()).isEqualTo(1);
        assertThat(session.required("duration_seconds").asDouble()).isCloseTo(4, within(2.0));
    }

    /** A replica of call-service that was told wrongly where to record to. */
    @ParameterizedTest
    @CsvSource({
        "RECORDING_S3_SECRET, not-the-secret, storage_access_denied",
        "RECORDING_S3_BUCKET, no-such-bucket, storage_bucket_missing"
    })
    void shouldSayThatTheStorageDoesNotTakeItAndLeaveTheCallUnharmed(String setting, String wrong, String reason) {
        Map<String, String> settings = new HashMap<>(storage());
        settings.put(setting, wrong);
        JsonNode call;
        Robots.Call held;
        try (var misconfigured = Replica.start(system, "call-service", "misconfigured", settings)) {
            misconfigured.awaitReady();
            call = createCall(misconfigured.url(), Replica.token(FOUNDER));
            held = hold(call, person(call, 440, 4));
        }

        JsonNode recording =
                await(call, ended -> ended.required("state").asText().equals("failed"));

        assertThat(recording.required("reason").asText()).isEqualTo(reason);
        assertThat(recording.required("url").isNull()).isTrue();
        assertThat(recording.required("parts")).hasSize(1);
        assertThat(held.stays()).hasSize(1);
    }

    private Map<String, String> storage() {
        JsonNode addresses = system.addresses();
        JsonNode s3 = addresses.required("s3");
        return Map.of(
                "LIVEKIT_EGRESS_URL", addresses.at("/egress/url").asText(),
                "RECORDING_S3_ACCESS_KEY", s3.required("accessKey").asText(),
                "RECORDING_S3_SECRET", s3.required("secret").asText(),
                "RECORDING_S3_BUCKET", s3.required("bucket").asText(),
                "RECORDING_S3_REGION", "us-east-1",
                "RECORDING_S3_ENDPOINT", s3.required("endpoint").asText());
    }

    private void assertTone(JsonNode part, Robots.Call held, int hertz) {
        String url = part.required("url").asText();
        byte[] file = loaded(url);
        var playback = Player.play(url, file, hertz);
        assertThat(part.required("size_bytes").asInt()).isEqualTo(file.length);
        assertThat(part.required("duration_ms").asDouble() / 1000).isCloseTo(held.seconds(), within(2.0));
        assertThat(playback.seconds()).isCloseTo(held.seconds(), within(2.0));
        assertThat(playback.played()).as("played in Chromium").isGreaterThan(playback.seconds() / 2);
        assertThat(playback.loudest(hertz)).isGreaterThan(0.1);
        assertThat(Instant.parse(part.required("expires_at").asText())).isAfter(Instant.now());
    }

    private void assertOnlyTheirs(String room, String url) {
        assertThat(statusOf(url.replaceAll("X-Amz-Signature=.{8}", "X-Amz-Signature=00000000")))
                .as("another signature")
                .isEqualTo(403);
        assertThat(statusOf(url.replaceFirst("voice-recordings/call", "voice-recordings/other")))
                .as("another key")
                .isEqualTo(403);
        assertThat(statusOf(url.substring(0, url.indexOf('?'))))
                .as("no signature")
                .isEqualTo(403);
        Response strangers = as(system.token("studio")).get(gateway + "/api/coaching/recordings/" + room);
        Response missing = as(system.token("studio")).get(gateway + "/api/coaching/recordings/call-of-nobody");
        assertThat(strangers.statusCode()).isEqualTo(404);
        assertThat(strangers.asString()).isEqualTo(missing.asString());
    }

    private JsonNode createCall() {
        return createCall(gateway, founder);
    }

    private static JsonNode createCall(String api, String token) {
        return RunningSystem.json(as(token)
                .body(FRED_CALL)
                .post(api + "/api/fred/call")
                .then()
                .statusCode(200)
                .extract()
                .asString());
    }

    private Robots.Plan person(JsonNode call, int hertz, double seconds) {
        String token = as(founder)
                .body(Map.of("room", call.required("room").asText()))
                .post(gateway + "/api/livekit/token")
                .then()
                .statusCode(200)
                .extract()
                .path("token");
        return new Robots.Plan("founder", token, hertz, 0, seconds);
    }

    private static Robots.Call hold(JsonNode call, Robots.Plan person) {
        return Robots.hold(call.required("url").asText(), person);
    }

    private JsonNode await(JsonNode call, Predicate<JsonNode> condition) {
        String path = "/api/coaching/recordings/" + call.required("room").asText();
        Instant end = Instant.now().plus(LIMIT);
        JsonNode recording = get(path);
        while (!condition.test(recording) && Instant.now().isBefore(end)) {
            pause(Duration.ofMillis(500));
            recording = get(path);
        }
        assertThat(condition.test(recording))
                .as("what is waited for in %s", recording)
                .isTrue();
        return recording;
    }

    private JsonNode get(String path) {
        return RunningSystem.json(
                as(founder).get(gateway + path).then().statusCode(200).extract().asString());
    }

    private static RequestSpecification as(String token) {
        return given().contentType(ContentType.JSON).auth().oauth2(token);
    }

    private static byte[] loaded(String url) {
        return given().urlEncodingEnabled(false)
                .get(url)
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
    }

    private static int statusOf(String url) {
        return given().urlEncodingEnabled(false).get(url).statusCode();
    }

    private static void pause(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
