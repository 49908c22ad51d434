package io.coachingcalls.sessions.legacy;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.instanceOf;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.coachingcalls.embedded.testing.EmbeddedStack;
import io.coachingcalls.embedded.testing.TestTokens;
import io.coachingcalls.events.EventJson;
import io.coachingcalls.events.RoomNames;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Speaks about sessions as the page of the system before does. A small HTTP server plays call-service. */
@QuarkusTest
@QuarkusTestResource(EmbeddedStack.class)
@TestProfile(OldFrontendTest.PlayedCallService.class)
class OldFrontendTest {

    private static final int PORT = 18_739;
    private static final String SESSIONS = "/api/coaching/sessions";
    private static final String PARTICIPANTS = "/api/coaching/participants";
    private static final String CHAT =
            "--- FRED Coaching Chat ---\\n[10:32:07 AM] You: hello\\n[10:32:09 AM] FRED: what is your goal?";

    private final String user = "founder-" + UUID.randomUUID();
    private final String studio = TestTokens.of(user, "2", null);
    private final Set<String> taken = ConcurrentHashMap.newKeySet();
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
    void shouldHoldAWholeSession() {
        String name = "coaching-%s-%d".formatted(user, System.currentTimeMillis());
        String id = post(studio, SESSIONS, "{\"roomName\":\"%s\"}".formatted(name))
                .statusCode(201)
                .body("session.user_id", equalTo(user))
                .body("session.room_name", equalTo(name))
                .body("session.status", equalTo("scheduled"))
                .body("session.started_at", nullValue())
                .body("session", hasKey("ended_at"))
                .body("session", hasKey("duration_seconds"))
                .body("session.notes", nullValue())
                .body("session.created_at", notNullValue())
                .body("session.updated_at", notNullValue())
                .extract()
                .path("session.id");

        String participant = post(studio, PARTICIPANTS, "{\"sessionId\":\"%s\",\"name\":\"Sam\"}".formatted(id))
                .statusCode(201)
                .body("participant.user_id", equalTo(user))
                .body("participant.participant_name", equalTo("Sam"))
                .body("participant.participant_identity", equalTo(user))
                .body("participant.role", equalTo("participant"))
                .body("participant.joined_at", notNullValue())
                .body("participant.left_at", nullValue())
                .body("participant", hasKey("duration_seconds"))
                .extract()
                .path("participant.id");
        Instant now = Instant.now();
        patch(studio, SESSIONS, "{\"id\":\"%s\",\"status\":\"in_progress\",\"started_at\":\"%s\"}".formatted(id, now))
                .statusCode(200)
                .body("session.id", equalTo(id))
                .body("session.status", equalTo("in_progress"))
                .body("session.started_at", notNullValue())
                .body("session.room_name", equalTo(name));

        as(studio)
                .get(PARTICIPANTS + "?sessionId=" + id)
                .then()
                .statusCode(200)
                .body("participants[0].participant_name", equalTo("Sam"))
                .body("participants[0].role", equalTo("participant"));
        patch(studio, PARTICIPANTS, "{\"participantId\":\"%s\"}".formatted(participant))
                .statusCode(200)
                .body("participant.id", notNullValue())
                .body("participant.left_at", notNullValue())
                .body("participant.duration_seconds", notNullValue());
        patch(
                        studio,
                        SESSIONS,
                        "{\"id\":\"%s\",\"status\":\"completed\",\"ended_at\":\"%s\",\"duration_seconds\":3}"
                                .formatted(id, now.plusSeconds(3)))
                .statusCode(200)
                .body("session.status", equalTo("completed"))
                .body("session.ended_at", notNullValue());

        as(studio)
                .get(SESSIONS + "?page=1&limit=20")
                .then()
                .statusCode(200)
                .body("sessions", hasSize(1))
                .body("sessions[0].id", equalTo(id))
                .body("sessions[0].room_name", equalTo(name))
                .body("sessions[0].participant_count", equalTo(1))
                .body("pagination", equalTo(Map.of("page", 1, "limit", 20, "total", 1, "totalPages", 1)));

        delete(studio, "{\"id\":\"%s\"}".formatted(id))
                .statusCode(200)
                .body("success", equalTo(true))
                .body("deletedId", equalTo(id));
        as(studio).get(SESSIONS + "/" + id).then().statusCode(404);
    }

    @Test
    void shouldReplaceWhatPeopleWroteAndNeverTheChat() {
        String id = made("{\"roomName\":\"notes-1\",\"notes\":\"ask for the price\"}");
        patch(studio, SESSIONS, "{\"id\":\"%s\",\"notes\":\"\\n\\n%s\",\"appendNotes\":true}".formatted(id, CHAT))
                .statusCode(200)
                .body(
                        "session.notes",
                        startsWith("ask for the price\n--- FRED Coaching Chat ---\n[10:32:07 AM] You: hello"));

        patch(studio, SESSIONS, "{\"id\":\"%s\",\"notes\":\"the price is 49\"}".formatted(id))
                .statusCode(200)
                .body(
                        "session.notes",
                        startsWith("the price is 49\n--- FRED Coaching Chat ---\n[10:32:07 AM] You: hello"))
                .body("session.notes", endsWith("what is your goal?"));
        patch(
                        studio,
                        SESSIONS,
                        "{\"id\":\"%s\",\"notes\":\"the price is 59\\n--- FRED Coaching Chat ---\\nnever said\"}"
                                .formatted(id))
                .statusCode(200)
                .body(
                        "session.notes",
                        startsWith("the price is 59\n--- FRED Coaching Chat ---\n[10:32:07 AM] You: hello"));
        patch(studio, SESSIONS, "{\"id\":\"%s\"}".formatted(id))
                .statusCode(200)
                .body("session.notes", startsWith("the price is 59"));
        assertRefused(patch(studio, SESSIONS, "{\"id\":\"%s\",\"notes\":1}".formatted(id)), 400, "invalid_request");
        patch(studio, SESSIONS, "{\"id\":\"%s\",\"notes\":null}".formatted(id))
                .statusCode(200)
                .body("session.notes", startsWith("--- FRED Coaching Chat ---\n[10:32:07 AM] You: hello"))
                .body("session.notes", endsWith("what is your goal?"));
        as(studio).get(SESSIONS + "/" + id).then().body("people_notes", hasSize(0));
    }

    @Test
    void shouldAddToTheNotesOfWhoeverSaysSessionId() {
        String id = made("{\"roomName\":\"notes-2\",\"notes\":\"first\"}");

        patch(studio, SESSIONS, "{\"sessionId\":\"%s\",\"notes\":\"second\"}".formatted(id))
                .statusCode(200)
                .body("notes", equalTo("first\nsecond"));
    }

    @Test
    void shouldListPageByPageNewestFirst() {
        String first = made("{\"roomName\":\"page-1\"}");
        String second = made("{\"roomName\":\"page-2\"}");
        String third = made("{\"roomName\":\"page-3\"}");

        as(studio)
                .get(SESSIONS + "?page=1&limit=2")
                .then()
                .body("sessions.id", contains(third, second))
                .body("pagination.total", equalTo(3))
                .body("pagination.totalPages", equalTo(2));
        as(studio).get(SESSIONS + "?page=2&limit=2").then().body("sessions.id", contains(first));
        as(studio).get(SESSIONS + "?page=3&limit=2").then().statusCode(200).body("sessions", hasSize(0));
        as(studio).get(SESSIONS + "?page=1&limit=999").then().body("pagination.limit", equalTo(50));
        for (String query : new String[] {"page=0", "page=x", "page=1&limit=0", "page=99999"}) {
            assertRefused(as(studio).get(SESSIONS + "?" + query).then(), 400, "invalid_request");
        }
    }

    @Test
    void shouldMakeSessionsForStudioSubscribersOnly() {
        String body = "{\"roomName\":\"mine\"}";
        assertRefused(post(TestTokens.of("pro", "1", null), SESSIONS, body), 403, "session_requires_studio");
        assertRefused(
                given().contentType(ContentType.JSON).body(body).post(SESSIONS).then(), 401, "unauthenticated");
        assertThat(taken).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "{\"roomName\":\"\"}", "{\"roomName\":\"a b\"}", "{\"roomName\":\"../x\"}", "null", "{"})
    void shouldRefuseABadName(String body) {
        assertRefused(post(studio, SESSIONS, body), 400, "invalid_request");
    }

    @Test
    void shouldSayWhatCallServiceRefuses() {
        made("{\"roomName\":\"twice\"}");

        assertRefused(post(studio, SESSIONS, "{\"roomName\":\"twice\"}"), 409, "room_name_taken");
        callService.stop(0);
        assertRefused(post(studio, SESSIONS, "{\"roomName\":\"away\"}"), 503, "service_unavailable");
    }

    @Test
    void shouldShowAndChangeNobodyElsesSession() {
        String id = made("{\"roomName\":\"private\"}");
        String other = TestTokens.of("other", "2", null);

        assertRefused(patch(other, SESSIONS, "{\"id\":\"%s\",\"notes\":null}".formatted(id)), 404, "not_found");
        assertRefused(delete(other, "{\"id\":\"%s\"}".formatted(id)), 404, "not_found");
        assertRefused(delete(studio, "{}"), 400, "invalid_request");
        assertRefused(patch(studio, SESSIONS, "{}"), 400, "invalid_request");
        as(other).get(SESSIONS + "?page=1").then().body("sessions.id", everyItem(not(id)));
    }

    private String made(String body) {
        return post(studio, SESSIONS, body).statusCode(201).extract().path("session.id");
    }

    private static void assertRefused(ValidatableResponse answer, int status, String code) {
        answer.statusCode(status)
                .contentType("application/problem+json")
                .body("code", equalTo(code))
                .body("error", instanceOf(String.class));
    }

    private static RequestSpecification as(String token) {
        return given().auth().oauth2(token).contentType(ContentType.JSON);
    }

    private static ValidatableResponse post(String token, String path, String body) {
        return as(token).body(body).post(path).then();
    }

    private static ValidatableResponse patch(String token, String path, String body) {
        return as(token).body(body).patch(path).then();
    }

    private static ValidatableResponse delete(String token, String body) {
        return as(token).body(body).delete(SESSIONS).then();
    }

    private void answer(HttpExchange exchange) throws IOException {
        boolean isWish = exchange.getRequestURI().getPath().equals("/api/fred/call/requested");
        JsonNode wish = isWish ? EventJson.MAPPER.readTree(exchange.getRequestBody()) : EventJson.MAPPER.nullNode();
        String name = wish.path("roomName").asText();
        int status = !isWish ? 404 : taken.add(name) ? 201 : 409;
        byte[] body = (status == 201 ? call(name) : "{}").getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private String call(String name) {
        var call = EventJson.MAPPER.createObjectNode();
        call.put("room", RoomNames.fresh());
        call.put("ownerId", user);
        call.put("callType", "on-demand");
        call.putArray("participants");
        call.put("maxDuration", 7_200);
        call.put("createdAt", Instant.now().toString());
        call.put("invites", true);
        call.put("requestedRoom", name);
        return call.toString();
    }

    public static final class PlayedCallService implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.rest-client.call-service.url", "http://127.0.0.1:" + PORT);
        }
    }
}
