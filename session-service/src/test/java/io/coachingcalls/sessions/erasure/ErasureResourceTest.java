package io.coachingcalls.sessions.erasure;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.JsonNode;
import io.coachingcalls.embedded.testing.EmbeddedStack;
import io.coachingcalls.embedded.testing.EventReader;
import io.coachingcalls.embedded.testing.ReceiptKey;
import io.coachingcalls.embedded.testing.TestTokens;
import io.coachingcalls.events.CallEvent.ErasureDone;
import io.coachingcalls.events.CallEvent.SessionErased;
import io.coachingcalls.events.EventJson;
import io.coachingcalls.sessions.EventSender;
import io.coachingcalls.sessions.RoomScript;
import io.coachingcalls.sessions.Rows;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;

/** A session is removed for good: here at once, elsewhere as the others say, with a receipt in the end. */
@QuarkusTest
@WithTestResource(EmbeddedStack.class)
class ErasureResourceTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String SESSION = "/api/coaching/sessions/{id}";
    private static final String ERASURE = "/api/coaching/erasures/{id}";
    private static final List<String> OTHERS = List.of("call-service", "recording-service", "webhook-ingest");

    @Inject
    EventSender events;

    @Inject
    Rows rows;

    @Inject
    ErasureStore store;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    @Test
    void shouldRemoveEveryRowOfTheSessionAndTellTheOthers() {
        RoomScript script = finishedCall();

        String erasure = erase(script, TestTokens.studio())
                .statusCode(202)
                .header("Location", containsString("/api/coaching/erasures/"))
                .body("state", equalTo("erasing"))
                .body("session_id", equalTo(script.sessionId.toString()))
                .body("removed.'session-service'.coaching_sessions", equalTo(1))
                .body("removed.'session-service'.video_participants", equalTo(1))
                .body("waiting_for", contains(OTHERS.toArray()))
                .body("receipt", nullValue())
                .extract()
                .path("id");

        as(TestTokens.studio()).get(SESSION, script.sessionId).then().statusCode(404);
        assertThat(rowsThatKnow(script)).isEmpty();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(new EventReader(kafka).calls(script.room, SessionErased.class))
                        .singleElement()
                        .satisfies(told -> {
                            assertThat(told.erasureId()).isEqualTo(erasure);
                            assertThat(told.sessionId()).isEqualTo(script.sessionId.toString());
                        }));
    }

    @Test
    void shouldTakeNothingOfAnErasedRoomAnyMore() {
        RoomScript script = finishedCall();
        erase(script, TestTokens.studio()).statusCode(202);
        double before = ignoredErased();

        script.webhooks().forEach(json -> events.liveKit(script.room, json));
        events.call(script.created("demo-studio", "demo-coach"));
        int told = script.webhooks().size() + 1;

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(ignoredErased()).isGreaterThanOrEqualTo(before + told));
        assertThat(rows.text("SELECT count(*) FROM sessions.facts WHERE room_name = $1", script.room))
                .isEqualTo("0");
        as(TestTokens.studio())
                .body(Map.of("status", "completed"))
                .patch(SESSION, script.sessionId)
                .then()
                .statusCode(404);
        as(TestTokens.admin()).get(SESSION, script.sessionId).then().statusCode(404);
    }

    @Test
    void shouldGiveASignedReceiptOnceAllHaveAnswered() throws IOException, JoseException {
        RoomScript script = finishedCall();
        String id = erase(script, TestTokens.studio()).extract().path("id");

        answer(id, "call-service", Map.of("calls", 1L, "room_runs", 2L));
        answer(id, "recording-service", Map.of("facts", 9L, "objects", 1L));
        await().atMost(PATIENCE).untilAsserted(() -> look(id, TestTokens.studio())
                .body("waiting_for", contains("webhook-ingest"))
                .body("state", equalTo("erasing"))
                .body("receipt", nullValue()));
        answer(id, "webhook-ingest", Map.of());
        await().atMost(PATIENCE)
                .untilAsserted(() -> look(id, TestTokens.studio()).body("state", equalTo("erased")));
        // Told again, it has nothing to count any more, and that changes nothing
        answer(id, "recording-service", Map.of());

        String receipt = look(id, TestTokens.studio())
                .body("waiting_for", empty())
                .extract()
                .path("receipt");
        JsonNode claims = verified(receipt);
        assertThat(claims.required("jti").asText()).isEqualTo(id);
        assertThat(claims.required("session_id").asText()).isEqualTo(script.sessionId.toString());
        assertThat(claims.at("/removed/recording-service/objects").asLong()).isEqualTo(1);
        assertThat(claims.at("/removed/call-service/room_runs").asLong()).isEqualTo(2);
        assertThat(claims.at("/removed/session-service/facts").asLong()).isPositive();
        assertThat(claims.required("fades").findValuesAsText("topic"))
                .containsExactlyInAnyOrder(
                        "livekit.events.v1", "livekit.events.v1.dlq", "calls.events.v1", "calls.events.v1.dlq");
        Instant completed = Instant.parse(claims.required("completed_at").asText());
        assertThat(claims.required("fades").findValuesAsText("until"))
                .allSatisfy(until -> assertThat(Instant.parse(until)).isAfter(completed.plus(Duration.ofDays(7))));
        assertThat(claims.toString()).doesNotContain(script.room, "demo-studio");
        assertThat(rows.text("SELECT row_to_json(e)::text FROM sessions.erasures e WHERE id = $1", UUID.fromString(id)))
                .doesNotContain(script.room, "demo-studio");
    }

    @Test
    void shouldAnswerTheSameWhenAskedTwice() {
        RoomScript script = finishedCall();
        String first = erase(script, TestTokens.studio()).extract().path("id");

        erase(script, TestTokens.studio()).statusCode(202).body("id", equalTo(first));
        erase(script, TestTokens.admin()).statusCode(202).body("id", equalTo(first));
        erase(script, TestTokens.coach()).statusCode(404);
        look(first, TestTokens.admin()).statusCode(200);
        String others =
                look(first, TestTokens.coach()).statusCode(404).extract().asString();
        assertThat(look(UUID.randomUUID().toString(), TestTokens.coach())
                        .extract()
                        .asString())
                .isEqualTo(others);
    }

    @Test
    void shouldEraseOnceWhenAskedBySeveralAtTheSameTime() {
        RoomScript script = finishedCall();

        Uni.join()
                .all(Stream.generate(() -> store.begin(script.sessionId, script.room, "demo-studio"))
                        .limit(6)
                        .toList())
                .andFailFast()
                .await()
                .atMost(PATIENCE);

        assertThat(rows.text("SELECT count(*) FROM sessions.erasures WHERE session_id = $1", script.sessionId))
                .isEqualTo("1");
        erase(script, TestTokens.studio()).statusCode(202);
    }

    @Test
    void shouldLeaveItToOwnerAndAdmin() {
        RoomScript script = finishedCall();

        erase(script, TestTokens.coach()).statusCode(403).body("code", equalTo("forbidden"));
        erase(script, TestTokens.free()).statusCode(404);

        as(TestTokens.studio()).get(SESSION, script.sessionId).then().statusCode(200);
    }

    @Test
    void shouldNotEraseWhilePeopleAreInTheCall() {
        RoomScript script = new RoomScript().started().joined("demo-studio", "PA_" + UUID.randomUUID(), 5);
        send(script);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(rows.statusOf(script.room)).isEqualTo("in_progress"));

        erase(script, TestTokens.studio()).statusCode(409).body("code", equalTo("call_still_running"));

        as(TestTokens.studio()).get(SESSION, script.sessionId).then().statusCode(200);
    }

    /** Of two devices of one person the second takes the place of the first, whose page then says goodbye. */
    @Test
    void shouldNotEraseWhenOnlyTheFirstOfTwoDevicesSaidGoodbye() {
        String first = "PA_" + UUID.randomUUID();
        RoomScript script = new RoomScript()
                .started()
                .joined("demo-studio", first, 5)
                .joined("demo-studio", "PA_" + UUID.randomUUID(), 20)
                .left("demo-studio", first, 5, 20);
        send(script);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                        rows.text("SELECT count(*) FROM sessions.facts WHERE room_name = $1", script.room))
                .isEqualTo("5"));

        as(TestTokens.studio())
                .body(Map.of("status", "completed"))
                .patch(SESSION, script.sessionId)
                .then()
                .statusCode(200)
                .body("status", equalTo("in_progress"));
        as(TestTokens.studio())
                .post(SESSION + "/leave", script.sessionId)
                .then()
                .statusCode(204);

        as(TestTokens.studio()).get(SESSION, script.sessionId).then().body("status", equalTo("in_progress"));
        erase(script, TestTokens.studio()).statusCode(409).body("code", equalTo("call_still_running"));
    }

    private RoomScript finishedCall() {
        String sid = "PA_" + UUID.randomUUID();
        RoomScript script = new RoomScript()
                .started()
                .joined("demo-studio", sid, 5)
                .left("demo-studio", sid, 5, 120)
                .finished(140);
        send(script);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                        rows.text("SELECT count(*) FROM sessions.facts WHERE room_name = $1", script.room))
                .isEqualTo("5"));
        return script;
    }

    private void send(RoomScript script) {
        events.call(script.created("demo-studio", "demo-coach"));
        script.webhooks().forEach(json -> events.liveKit(script.room, json));
    }

    private void answer(String erasure, String service, Map<String, Long> removed) {
        events.call(new ErasureDone(UUID.randomUUID().toString(), Instant.now(), erasure, service, removed));
    }

    /** Tables with a row in which the room, its sid or its participants are, wherever; but for the erasure under way. */
    private List<String> rowsThatKnow(RoomScript script) {
        String tables = rows.text("""
                SELECT string_agg(table_name, ',') FROM information_schema.tables
                WHERE table_schema = 'sessions' AND table_name <> 'erasures'
                """);
        return List.of(tables.split(",")).stream()
                .filter(table -> !"0"
                        .equals(rows.text(
                                "SELECT count(*) FROM sessions.%s t WHERE t::text LIKE ANY (ARRAY['%%' || $1 || '%%', '%%' || $2 || '%%', '%%' || $3 || '%%'])"
                                        .formatted(table),
                                script.room,
                                script.sid,
                                script.sessionId.toString())))
                .toList();
    }

    private static double ignoredErased() {
        return given().get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith("facts_of_erased_rooms_total"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    private static JsonNode verified(String receipt) throws IOException, JoseException {
        var signature = new JsonWebSignature();
        signature.setCompactSerialization(receipt);
        signature.setKey(ReceiptKey.PUBLIC);
        assertThat(signature.verifySignature()).isTrue();
        return EventJson.MAPPER.readTree(signature.getPayload());
    }

    private static ValidatableResponse erase(RoomScript script, String token) {
        return as(token).delete(SESSION, script.sessionId).then();
    }

    private static ValidatableResponse look(String id, String token) {
        return as(token).get(ERASURE, id).then();
    }

    private static RequestSpecification as(String token) {
        return given().contentType(ContentType.JSON).auth().oauth2(token);
    }
}
