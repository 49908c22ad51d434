package io.coachingcalls.recordings.reconcile;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.inject.Inject;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.coachingcalls.embedded.testing.EmbeddedStack;
import io.coachingcalls.embedded.testing.TestTokens;
import io.coachingcalls.events.RecordingOutcome;
import io.coachingcalls.recordings.EventSender;
import io.coachingcalls.recordings.RecordedCall;
import io.coachingcalls.recordings.Rows;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import livekit.LivekitEgress.EgressInfo;
import livekit.LivekitEgress.EgressStatus;
import livekit.LivekitEgress.FileInfo;
import livekit.LivekitEgress.ListEgressRequest;
import livekit.LivekitEgress.ListEgressResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Recorders whose end was never told. LiveKit Egress cannot be had without Docker: ListEgress is played by a small
 * server that speaks its protocol. Nobody listens where the storage should be.
 */
@QuarkusTest
@WithTestResource(EmbeddedStack.class)
@TestProfile(ReconcilerTest.Impatient.class)
class ReconcilerTest {

    private static final int LIVEKIT = 18_741;
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final int SOME = 12;

    @Inject
    EventSender events;

    @Inject
    Rows rows;

    @Inject
    KafkaClientService kafka;

    private final Map<String, EgressInfo> listed = new ConcurrentHashMap<>();
    private final AtomicInteger asked = new AtomicInteger();
    private HttpServer livekit;
    private RecordedCall call;

    @BeforeEach
    void startRecording() throws IOException {
        livekit = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), LIVEKIT), 0);
        livekit.createContext("/twirp/livekit.Egress/ListEgress", this::answer);
        livekit.start();
        call = new RecordedCall(events)
                .created("demo-studio", null)
                .joined("demo-studio", 5)
                .requested(1, RecordingOutcome.STARTED, null);
    }

    @AfterEach
    void stop() {
        livekit.stop(0);
    }

    @Test
    void shouldLearnOfAnEndThatWasNeverTold() {
        call.egress("egress_updated", "ACTIVE", 1, 11);
        lists(EgressInfo.newBuilder()
                .setStatus(EgressStatus.EGRESS_FAILED)
                .setError("upload failed: AccessDenied")
                .setEndedAt(1_795_168_860_000_000_000L));

        awaitState("failed", "storage_access_denied");
        assertThat(rows.json("""
                        SELECT body FROM recordings.facts WHERE room_name = $1 AND id = $2
                        """, call.room, "rec:" + call.egressId(1) + ":failed"))
                .containsEntry("provenance", "reconciled");
    }

    @Test
    void shouldGiveUpAGhostButNotAtOnceAndCarryOnWithTheNextPart() {
        awaitState("lost", "egress_lost");
        assertThat(asked.get()).isGreaterThanOrEqualTo(3);

        call.egress("egress_updated", "ACTIVE", 2, 80);
        awaitState("active", null);
    }

    @Test
    void shouldGiveUpNothingWhileLiveKitIsAway() {
        livekit.stop(0);
        awaitState("starting", null);

        await().during(Duration.ofSeconds(4)).atMost(Duration.ofSeconds(6)).untilAsserted(() -> assertThat(
                        rows.recording(call.room, 1))
                .containsEntry("state", "starting")
                .containsEntry("misses", 0));
    }

    @Test
    void shouldGiveUpNothingOfACallWhoseEventsWaitToBeRead() {
        var consumer = kafka.getConsumer("livekit-events-in");
        consumer.pause().await().atMost(SOON);
        try {
            List<String> rooms = new ArrayList<>();
            for (int i = 0;
                    i < SOME;
                    i++) { // a round waits for what is behind, so some of them come in the middle of one
                call = new RecordedCall(events).created("demo-studio", null);
                call.egress("egress_updated", "ACTIVE", 1, 11);
                call.requested(1, RecordingOutcome.STARTED, null);
                awaitState("starting", null);
                rooms.add(call.room);
            }

            await().during(Duration.ofSeconds(4)).atMost(Duration.ofSeconds(6)).untilAsserted(() -> assertThat(rooms)
                    .allSatisfy(room -> assertThat(rows.recording(room, 1))
                            .containsEntry("state", "starting")
                            .containsEntry("misses", 0)));
        } finally {
            consumer.resume().await().atMost(SOON);
        }
        awaitState("active", null);
    }

    @Test
    void shouldLeaveWhatRunsAlone() {
        call.egress("egress_updated", "ACTIVE", 1, 11);
        lists(EgressInfo.newBuilder().setStatus(EgressStatus.EGRESS_ACTIVE));
        awaitState("active", null);

        int before = asked.get();
        await().atMost(SOON).until(() -> asked.get() >= before + 4);
        awaitState("active", null);
    }

    @Test
    void shouldNotCallAnUnknownStartLost() {
        call = new RecordedCall(events)
                .created("demo-studio", null)
                .requested(1, RecordingOutcome.UNKNOWN, "egress_timeout");
        awaitState("unknown", "egress_timeout");

        await().during(Duration.ofSeconds(3))
                .atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(rows.recording(call.room, 1)).containsEntry("state", "unknown"));
    }

    @Test
    void shouldSayThatTheStorageIsAwayAndKeepWaiting() {
        lists(EgressInfo.newBuilder()
                .setStatus(EgressStatus.EGRESS_COMPLETE)
                .addFileResults(FileInfo.newBuilder()
                        .setFilename(call.path(1))
                        .setDuration(60_000_000_000L)
                        .setEndedAt(1_795_168_860_000_000_000L)));

        awaitState("ending", "storage_unreachable");
        await().atMost(SOON).untilAsserted(() -> assertThat(
                        (Integer) rows.recording(call.room, 1).get("checks"))
                .isGreaterThanOrEqualTo(3));
        awaitState("ending", "storage_unreachable");
    }

    @Test
    void shouldCountWhatItMadeGood() {
        call.egress("egress_updated", "ACTIVE", 1, 11);
        lists(EgressInfo.newBuilder().setStatus(EgressStatus.EGRESS_ABORTED).setError("Start signal not received"));

        awaitState("aborted", "start_signal_not_received");
        given().get("/q/metrics")
                .then()
                .body(containsString("reconciled_events_total{event=\"egress_ended\"}"))
                .body(containsString("recordings_changed_total{state=\"aborted\"}"));
    }

    private void lists(EgressInfo.Builder info) {
        listed.put(
                call.room,
                info.setEgressId(call.egressId(1)).setRoomName(call.room).build());
    }

    private void awaitState(String state, String reason) {
        await().atMost(SOON).untilAsserted(() -> given().auth()
                .oauth2(TestTokens.studio())
                .get("/api/coaching/recordings/{room}", call.room)
                .then()
                .statusCode(200)
                .body("state", is(state))
                .body("reason", is(reason)));
    }

    private void answer(HttpExchange exchange) throws IOException {
        String room = ListEgressRequest.parseFrom(exchange.getRequestBody()).getRoomName();
        var response = ListEgressResponse.newBuilder();
        if (listed.containsKey(room)) {
            response.addItems(listed.get(room));
        }
        if (room.equals(call.room)) {
            asked.incrementAndGet();
        }
        byte[] body = response.build().toByteArray();
        exchange.getResponseHeaders().add("Content-Type", "application/protobuf");
        exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    public static final class Impatient implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.ofEntries(
                    Map.entry("livekit.egress-url", "http://127.0.0.1:" + LIVEKIT),
                    Map.entry("recording.reconcile.every", "300ms"),
                    Map.entry("recording.reconcile.after", "1s"),
                    Map.entry("recording.s3.access-key", "key"),
                    Map.entry("recording.s3.secret", "a-secret-of-the-tests"),
                    Map.entry("recording.s3.bucket", "recordings"),
                    Map.entry("recording.s3.region", "us-east-1"),
                    Map.entry("recording.s3.endpoint", "http://127.0.0.1:9"),
                    Map.entry("quarkus.s3.endpoint-override", "http://127.0.0.1:9"));
        }
    }
}
