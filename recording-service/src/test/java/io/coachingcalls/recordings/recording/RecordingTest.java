package io.coachingcalls.recordings.recording;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

import jakarta.inject.Inject;

import com.sun.net.httpserver.HttpServer;
import io.coachingcalls.embedded.testing.EmbeddedS3;
import io.coachingcalls.embedded.testing.EmbeddedStack;
import io.coachingcalls.embedded.testing.EventReader;
import io.coachingcalls.embedded.testing.TestTokens;
import io.coachingcalls.events.CallEvent.RecordingChanged;
import io.coachingcalls.events.RecordingOutcome;
import io.coachingcalls.events.RecordingState;
import io.coachingcalls.events.RoomNames;
import io.coachingcalls.recordings.EventSender;
import io.coachingcalls.recordings.RecordedCall;
import io.coachingcalls.recordings.Rows;
import io.coachingcalls.recordings.TestBucket;
import io.coachingcalls.recordings.TestSound;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From what Kafka tells to what people get: real Kafka, real PostgreSQL, a real S3 server. */
@QuarkusTest
@WithTestResource(EmbeddedStack.class)
@WithTestResource(EmbeddedS3.class)
class RecordingTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final int CALL_SERVICE = 18_742;
    private static final String OWNER = TestTokens.of("a-new-owner", "free", null);

    @Inject
    EventSender events;

    @Inject
    Rows rows;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    private RecordedCall call;

    @BeforeEach
    void makeCall() {
        call = new RecordedCall(events).created("demo-studio", "demo-coach", "invited");
    }

    @Test
    void shouldGiveARecordingToItsPeopleOnceItIsInTheBucket() throws Exception {
        call.requested(1, RecordingOutcome.STARTED, null)
                .joined("demo-studio", 5)
                .joined("visitor", 7)
                .egress("egress_updated", "ACTIVE", 1, 11);
        awaitState("active", null);

        call.egress("egress_ended", "COMPLETE", 1, 70);
        awaitState("ending", null);
        TestBucket.put(call.path(1), new byte[5_000]);

        awaitState("ready", null);
        ValidatableResponse answer = get(TestTokens.studio())
                .statusCode(200)
                .body("parts.attempt", contains(1))
                .body("parts.state", contains("ready"))
                .body("parts.started_at", contains(call.recorderBegan().toString()))
                .body("parts.duration_ms", contains(60_000))
                .body("parts.size_bytes", contains(5_000));
        String url = answer.extract().path("url");
        assertThat(download(url).body()).hasSize(5_000);
        assertThat(download(url).headers().firstValue("Content-Disposition"))
                .contains("inline; filename=\"call-%s.ogg\"".formatted(call.day()));
        assertThat(url).startsWith(TestBucket.endpoint().toString()).contains("X-Amz-Expires=660");
        for (String person : List.of("demo-coach", "invited", "visitor")) {
            get(TestTokens.of(person, "free", null)).statusCode(200).body("state", is("ready"));
        }
        get(TestTokens.admin()).statusCode(200);
    }

    @Test
    void shouldTellTheOtherServicesOfEachChange() {
        call.requested(1, RecordingOutcome.STARTED, null).joined("demo-studio", 5);
        awaitState("starting", null);
        TestBucket.put(call.path(1), new byte[5_000]);
        call.egress("egress_ended", "COMPLETE", 1, 70);

        await().atMost(SOON).untilAsserted(() -> assertThat(changes()).last().satisfies(last -> {
            assertThat(last.state()).isEqualTo(RecordingState.READY);
            assertThat(last.reason()).isNull();
            assertThat(last.url()).isEqualTo(TestBucket.endpoint() + "/recordings/" + call.path(1));
            assertThat(last.durationMs()).isEqualTo(60_000);
            assertThat(last.sizeBytes()).isEqualTo(5_000);
            assertThat(last.id()).isEqualTo(call.room + ":recording-changed:" + last.revision());
        }));
        assertThat(changes()).extracting(RecordingChanged::revision).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void shouldSayThatTheObjectIsMissing() {
        call.requested(1, RecordingOutcome.STARTED, null).egress("egress_ended", "COMPLETE", 1, 70);

        awaitState("failed", "object_missing");
        get(TestTokens.studio()).body("url", nullValue()).body("parts.url", contains(nullValue()));
    }

    @Test
    void shouldSayThatTheObjectIsEmpty() {
        TestBucket.put(call.path(1), new byte[100]);
        call.requested(1, RecordingOutcome.STARTED, null).egress("egress_ended", "COMPLETE", 1, 70);

        awaitState("failed", "empty");
    }

    @Test
    void shouldNotCallAFileARecordingInWhichNothingCanBeHeard() throws Exception {
        TestBucket.put(call.path(1), TestSound.silence(60));
        call.requested(1, RecordingOutcome.STARTED, null).egress("egress_ended", "COMPLETE", 1, 70);

        awaitState("failed", "silent");

        String part =
                get(TestTokens.studio()).body("url", nullValue()).extract().path("parts[0].url");
        assertThat(download(part).statusCode()).isEqualTo(200);
    }

    @Test
    void shouldTakeAFileForARecordingInWhichSomethingIsHeardAtLast() throws Exception {
        TestBucket.put(call.path(1), TestSound.tone(59.5, 60, 2_000));
        call.requested(1, RecordingOutcome.STARTED, null).egress("egress_ended", "COMPLETE", 1, 70);

        awaitState("ready", null);
    }

    @Test
    void shouldSayWhyACallIsNotRecorded() {
        call.requested(1, RecordingOutcome.SKIPPED, "not_configured");

        awaitState("skipped", "not_configured");
    }

    @Test
    void shouldSayThatNobodyAskedForARecording() {
        call.joined("demo-studio", 5);

        awaitState("skipped", "not_requested");
    }

    @Test
    void shouldTellPeopleWhyTheRecorderGaveUp() {
        call.requested(1, RecordingOutcome.STARTED, null)
                .egress("egress_ended", 1, 30, "\"status\":\"EGRESS_ABORTED\",\"error\":\"Start signal not received\"");

        awaitState("aborted", "start_signal_not_received");
    }

    @Test
    void shouldListThePartsOfACallThatWasRecordedTwice() {
        TestBucket.put(call.path(1), new byte[5_000]);
        TestBucket.put(call.path(2), new byte[6_000]);
        call.joined("demo-studio", 5)
                .egress("egress_ended", "COMPLETE", 1, 40)
                .egress("egress_ended", "COMPLETE", 2, 70);

        await().atMost(SOON).untilAsserted(() -> get(TestTokens.studio())
                .body("state", is("ready"))
                .body("parts.state", contains("ready", "ready"))
                .body("parts.size_bytes", contains(5_000, 6_000)));
    }

    @Test
    void shouldHideARecordingFromEverybodyElse() {
        call.requested(1, RecordingOutcome.STARTED, null);
        awaitState("starting", null);

        String foreign = get(TestTokens.of("stranger", "studio", null))
                .statusCode(404)
                .extract()
                .asString();
        String unknown = given().auth()
                .oauth2(TestTokens.of("stranger", "studio", null))
                .get("/api/coaching/recordings/call-that-never-was")
                .then()
                .statusCode(404)
                .extract()
                .asString();
        assertThat(foreign).isEqualTo(unknown);
        get(TestTokens.agent()).statusCode(404);
        delete(TestTokens.of("stranger", "studio", null)).statusCode(404);
        given().get("/api/coaching/recordings/{room}", call.room).then().statusCode(401);
    }

    @Test
    void shouldKnowACallThatWasMadeAMomentAgo() throws IOException {
        String room = RoomNames.fresh();
        HttpServer callService =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), CALL_SERVICE), 0);
        callService.createContext("/api/fred/call/" + room, exchange -> {
            boolean isOwner =
                    ("Bearer " + OWNER).equals(exchange.getRequestHeaders().getFirst("Authorization"));
            byte[] body = """
                    {"room":"%s","callType":"on-demand","ownerId":"a-new-owner","participants":[],"maxDuration":600,
                     "createdAt":"2026-11-20T10:00:00Z"}
                    """.formatted(room).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(isOwner ? 200 : 404, isOwner ? body.length : -1);
            exchange.getResponseBody().write(isOwner ? body : new byte[0]);
            exchange.close();
        });
        callService.start();
        try {
            String path = "/api/coaching/recordings/" + room;
            given().auth().oauth2(TestTokens.studio()).get(path).then().statusCode(404);
            given().auth().oauth2(OWNER).get(path).then().statusCode(200).body("reason", is("not_requested"));
            given().auth().oauth2(TestTokens.studio()).get(path).then().statusCode(404);
        } finally {
            callService.stop(0);
        }
    }

    @Test
    void shouldRemoveARecordingForItsOwnerAlone() throws Exception {
        TestBucket.put(call.path(1), new byte[5_000]);
        call.requested(1, RecordingOutcome.STARTED, null)
                .joined("demo-studio", 5)
                .egress("egress_ended", "COMPLETE", 1, 70);
        awaitState("ready", null);
        String url = get(TestTokens.studio()).extract().path("url");

        delete(TestTokens.coach()).statusCode(403).body("code", equalTo("forbidden"));
        assertThat(download(url).statusCode()).isEqualTo(200);
        delete(TestTokens.studio()).statusCode(204);
        delete(TestTokens.studio()).statusCode(204);

        assertThat(download(url).statusCode()).isEqualTo(404);
        get(TestTokens.studio())
                .body("state", is("deleted"))
                .body("reason", is("removed"))
                .body("url", nullValue());
        await().atMost(SOON).untilAsserted(() -> assertThat(changes()).last().satisfies(last -> {
            assertThat(last.state()).isEqualTo(RecordingState.DELETED);
            assertThat(last.url()).isNull();
        }));
    }

    @Test
    void shouldRemoveWhatWasKeptForLongEnough() throws Exception {
        TestBucket.put(call.path(1), new byte[5_000]);
        call.requested(1, RecordingOutcome.STARTED, null)
                .joined("demo-studio", 5)
                .egress("egress_ended", "COMPLETE", 1, 70);
        awaitState("ready", null);
        String url = get(TestTokens.studio()).extract().path("url");

        rows.change(
                "UPDATE recordings.recordings SET first_at = now() - INTERVAL '31 days' WHERE room = $1", call.room);

        awaitState("deleted", "too_old");
        assertThat(download(url).statusCode()).isEqualTo(404);
    }

    @Test
    void shouldNotRemoveWhatIsStillBeingRecorded() {
        call.requested(1, RecordingOutcome.STARTED, null).egress("egress_updated", "ACTIVE", 1, 11);
        awaitState("active", null);

        delete(TestTokens.studio()).statusCode(409).body("code", equalTo("recording_not_over"));

        awaitState("active", null);
    }

    @Test
    void shouldKeepTheSameRowsWhateverTheOrderAndTheRepetition() {
        TestBucket.put(call.path(1), new byte[5_000]);
        call.egress("egress_ended", "COMPLETE", 1, 70)
                .egress("egress_ended", "COMPLETE", 1, 70)
                .egress("egress_updated", "ACTIVE", 1, 11)
                .egress("egress_started", "STARTING", 1, 10);
        awaitState("ready", null);
        call.requested(1, RecordingOutcome.UNKNOWN, "egress_timeout").egress("egress_updated", "ACTIVE", 1, 12);

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(rows.json("""
                        SELECT jsonb_build_object('facts', count(*)) FROM recordings.facts
                        WHERE room_name = $1 AND body ->> 'type' <> 'object_checked'
                        """, call.room)).containsEntry("facts", 7));
        awaitState("ready", null);
    }

    private void awaitState(String state, String reason) {
        await().atMost(SOON).untilAsserted(() -> get(TestTokens.studio())
                .statusCode(200)
                .body("state", is(state))
                .body("reason", is(reason)));
    }

    private List<RecordingChanged> changes() {
        return new EventReader(kafka).calls(call.room, RecordingChanged.class);
    }

    private ValidatableResponse get(String token) {
        return given().auth()
                .oauth2(token)
                .get("/api/coaching/recordings/{room}", call.room)
                .then();
    }

    private ValidatableResponse delete(String token) {
        return given().auth()
                .oauth2(token)
                .delete("/api/coaching/recordings/{room}", call.room)
                .then();
    }

    private static HttpResponse<byte[]> download(String url) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofByteArray());
        }
    }
}
