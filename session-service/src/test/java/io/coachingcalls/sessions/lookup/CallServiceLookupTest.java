package io.coachingcalls.sessions.lookup;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.coachingcalls.embedded.testing.EmbeddedLiveKit;
import io.coachingcalls.embedded.testing.EmbeddedStack;
import io.coachingcalls.embedded.testing.TestTokens;
import io.coachingcalls.events.CallEvent.CallCreated;
import io.coachingcalls.events.EventJson;
import io.coachingcalls.events.SessionIds;
import io.coachingcalls.sessions.EventSender;
import io.coachingcalls.sessions.RoomScript;
import io.coachingcalls.sessions.Rows;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A session that Kafka has not told of yet; call-service is played by a small HTTP server with its answers. */
@QuarkusTest
@QuarkusTestResource(EmbeddedStack.class)
@WithTestResource(EmbeddedLiveKit.class)
@TestProfile(CallServiceLookupTest.KnownCallService.class)
class CallServiceLookupTest {

    private static final int PORT = 18_731;
    private static final String CALLS = "calls-events-in";
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String OWNER = TestTokens.of("lookup-owner", "free", null);

    @Inject
    EventSender events;

    @Inject
    Rows rows;

    @Inject
    KafkaClientService kafka;

    private final Map<String, String> answers = new HashMap<>();
    private HttpServer callService;

    @BeforeEach
    void startCallService() throws IOException {
        callService = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), PORT), 0);
        callService.createContext("/api/fred/call", this::answer);
        callService.start();
    }

    @AfterEach
    void stopCallService() {
        callService.stop(0);
    }

    @Test
    void shouldKnowACallThatWasMadeAMomentAgo() throws IOException {
        RoomScript script = new RoomScript();
        knows(script.created("lookup-owner", "demo-coach"));

        given().auth()
                .oauth2(OWNER)
                .get("/api/coaching/sessions/{id}", script.sessionId)
                .then()
                .statusCode(200)
                .body("user_id", equalTo("lookup-owner"))
                .body("room_name", equalTo(script.room))
                .body("title", equalTo("Pricing"))
                .body("status", equalTo("scheduled"))
                .body("created_at", equalTo("2026-11-20T10:00:00Z"));
    }

    /** The event is on Kafka and waits there: it tells nothing new when its turn comes. */
    @Test
    void shouldKnowACallWhileTheConsumerIsPaused() throws IOException {
        RoomScript script = new RoomScript();
        CallCreated created = script.created("lookup-owner", "demo-coach");
        knows(created);
        var consumer = kafka.getConsumer(CALLS);
        consumer.pause().await().atMost(SOON);
        events.call(created);
        try {
            assertThat(rows.statusOf(script.room)).as("what the event tells").isNull();

            given().auth()
                    .oauth2(OWNER)
                    .get("/api/coaching/sessions/{id}", script.sessionId)
                    .then()
                    .statusCode(200);
        } finally {
            consumer.resume().await().atMost(SOON);
        }

        String learned = rows.everything(script.room);
        RoomScript next = new RoomScript();
        events.call(next.created("lookup-owner", "demo-coach"));
        await().atMost(SOON).until(() -> rows.statusOf(next.room) != null);
        assertThat(rows.everything(script.room)).isEqualTo(learned);
    }

    @Test
    void shouldNotKnowWhatCallServiceDoesNotKnow() {
        given().auth()
                .oauth2(OWNER)
                .get("/api/coaching/sessions/{id}", UUID.randomUUID())
                .then()
                .statusCode(404)
                .body("code", equalTo("not_found"));
    }

    @Test
    void shouldAnswerSoonWhenCallServiceIsAwayToo() {
        callService.stop(0);
        long begun = System.nanoTime();

        given().auth()
                .oauth2(OWNER)
                .get("/api/coaching/sessions/{id}", UUID.randomUUID())
                .then()
                .statusCode(404);

        assertThat((System.nanoTime() - begun) / 1_000_000).isBetween(1_900L, 6_000L);
    }

    private void knows(CallCreated created) throws IOException {
        var call = EventJson.MAPPER.createObjectNode();
        call.put("room", created.room());
        call.put("ownerId", created.terms().ownerId());
        call.put("callType", created.terms().callType().value());
        call.put("title", created.terms().title());
        call.put("coachId", created.terms().coachId());
        call.putArray("participants");
        call.put("maxDuration", created.terms().maxDurationSeconds());
        call.put("createdAt", created.time().toString());
        call.put("aFieldOfTheFuture", true);
        String sessionId = SessionIds.ofRoom(created.room()).toString();
        answers.put("sessionId=" + sessionId, EventJson.MAPPER.writeValueAsString(call));
    }

    private void answer(HttpExchange exchange) throws IOException {
        boolean isOwner =
                ("Bearer " + OWNER).equals(exchange.getRequestHeaders().getFirst("Authorization"));
        String answer = answers.get(exchange.getRequestURI().getQuery());
        boolean known = isOwner && answer != null;
        byte[] body = (known ? answer : "{}").getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(known ? 200 : 404, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    public static final class KnownCallService implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.rest-client.call-service.url", "http://127.0.0.1:" + PORT);
        }
    }
}
