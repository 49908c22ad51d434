package io.coachingcalls.system;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A whole call of each half, as the page and the agent of the system before hold it: request by request, in order. */
@ExtendWith(SystemUnderTest.class)
class OldFrontendIT {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration SETTLED_WITHIN = Duration.ofSeconds(60);
    private static final String SESSIONS = "/api/coaching/sessions";
    private static final String PARTICIPANTS = "/api/coaching/participants";
    private static final String USER = "demo-studio";

    private final RunningSystem system;
    private String gateway;
    private String studio;
    private String agent;

    OldFrontendIT(RunningSystem system) {
        this.system = system;
    }

    @BeforeEach
    void signIn() {
        system.ensureUp();
        gateway = system.gateway();
        studio = system.token("studio");
        agent = system.token("agent");
    }

    @Test
    void shouldHoldACoachingSession() {
        String name = "coaching-%s-%d".formatted(USER, System.currentTimeMillis());
        String id = post(studio, SESSIONS, Map.of("roomName", name))
                .statusCode(201)
                .body("session.room_name", equalTo(name))
                .body("session.user_id", equalTo(USER))
                .body("session.status", equalTo("scheduled"))
                .extract()
                .path("session.id");
        var token = post(
                        studio,
                        "/api/livekit/token",
                        Map.of("roomName", name, "participantName", "Sam F.", "enableRecording", false))
                .statusCode(200)
                .body("recording", equalTo(false))
                .body("room", notNullValue())
                .extract();

        Instant joined;
        String participant;
        try (Guest browser = Guest.join(token.path("url"), token.path("token"))) {
            joined = Instant.now();
            participant = post(studio, PARTICIPANTS, Map.of("sessionId", id, "name", "Sam F."))
                    .statusCode(201)
                    .body("participant.participant_name", equalTo("Sam F."))
                    .extract()
                    .path("participant.id");
            patch(SESSIONS, Map.of("id", id, "status", "in_progress", "started_at", joined.toString()))
                    .statusCode(200)
                    .body("session.status", equalTo("in_progress"));
            get(studio, PARTICIPANTS + "?sessionId=" + id)
                    .statusCode(200)
                    .body("participants.participant_identity", hasItem(USER));
            patch(SESSIONS, Map.of("id", id, "notes", "ask for the price")).statusCode(200);
            patch(
                            SESSIONS,
                            Map.of(
                                    "id",
                                    id,
                                    "appendNotes",
                                    true,
                                    "notes",
                                    "\n\n--- FRED Coaching Chat ---\n[10:32:07 AM] You: hello\n[10:32:09 AM] FRED: hi"))
                    .statusCode(200);
            browser.leave();
        }
        patch(PARTICIPANTS, Map.of("participantId", participant))
                .statusCode(200)
                .body("participant.left_at", notNullValue());
        Instant left = Instant.now();
        patch(
                        SESSIONS,
                        Map.of(
                                "id",
                                id,
                                "status",
                                "completed",
                                "ended_at",
                                left.toString(),
                                "duration_seconds",
                                Duration.between(joined, left).toSeconds()))
                .statusCode(200)
                .body("session.status", equalTo("completed"));

        await().atMost(PATIENCE).untilAsserted(() -> get(studio, SESSIONS + "?page=1&limit=20")
                .statusCode(200)
                .body("sessions[0].id", equalTo(id))
                .body("sessions[0].room_name", equalTo(name))
                .body("sessions[0].participant_count", equalTo(1))
                .body("sessions[0].status", equalTo("completed"))
                .body("pagination.page", equalTo(1)));
        get(studio, PARTICIPANTS + "?sessionId=" + id).body("participants.size()", equalTo(1));
        patch(SESSIONS, Map.of("id", id, "notes", "the price is 49"))
                .body(
                        "session.notes",
                        equalTo(
                                "the price is 49\n--- FRED Coaching Chat ---\n[10:32:07 AM] You: hello\n[10:32:09 AM] FRED: hi"));
        Map<String, Object> nothing = new HashMap<>(Map.of("id", id));
        nothing.put("notes", null);
        patch(SESSIONS, nothing).body("session.notes", startsWith("--- FRED Coaching Chat ---"));

        as(studio)
                .body(Map.of("id", id))
                .delete(gateway + SESSIONS)
                .then()
                .statusCode(200)
                .body("success", equalTo(true))
                .body("deletedId", equalTo(id));
        get(studio, SESSIONS + "?page=1&limit=50").body("sessions.id", not(hasItem(id)));
    }

    @Test
    void shouldHoldACallWithFred() {
        var call = post(studio, "/api/fred/call", Map.of("callType", "on-demand", "participantName", "Sam F."))
                .statusCode(200)
                .body("success", equalTo(true))
                .body("maxDuration", equalTo(600))
                .extract();
        String room = call.path("room");
        // What the agent asks before it greets
        get(agent, "/api/voice/context?userId=" + USER)
                .statusCode(200)
                .body("success", equalTo(true))
                .body("preamble", notNullValue())
                .body("founderContext", notNullValue());
        try (Guest browser = Guest.join(call.path("url"), call.path("token"))) {
            browser.leave();
        }
        List<Map<String, String>> said = List.of(
                Map.of(
                        "speaker",
                        "fred",
                        "text",
                        "What is your goal?",
                        "timestamp",
                        Instant.now().toString()),
                Map.of(
                        "speaker",
                        "user",
                        "text",
                        "We decided to raise the price to 49 dollars. I will send the pricing deck by Friday.",
                        "timestamp",
                        Instant.now().plusSeconds(4).toString()));
        post(agent, "/api/fred/call/transcript", Map.of("roomName", room, "transcript", said))
                .statusCode(200)
                .body("success", equalTo(true));

        post(
                        studio,
                        "/api/fred/call/summary",
                        Map.of("roomName", room, "callType", "on-demand", "durationSeconds", 12, "transcript", said))
                .statusCode(200)
                .body("transcript", startsWith("Fred: What is your goal?\nFounder: We decided"))
                .body("summary", notNullValue())
                .body("nextActions.size()", equalTo(1));
        post(studio, "/api/voice/transcript", Map.of("transcript", said, "roomName", room))
                .statusCode(200)
                .body("success", equalTo(true))
                .body("summary", containsString("pric"));
        get(studio, "/api/voice/context").body("lastTopic", containsString("pric"));
        await().atMost(SETTLED_WITHIN).untilAsserted(() -> get(studio, SESSIONS + "/" + call.path("sessionId"))
                .statusCode(200)
                .body("next_actions.size()", equalTo(1)));
    }

    @Test
    void shouldConnectLiveKitsOwnClients() {
        var details = post(studio, "/api/livekit/connection-details", Map.of("participant_name", "Sam"))
                .statusCode(201)
                .extract();

        try (Guest browser = Guest.join(details.path("server_url"), details.path("participant_token"))) {
            assertThat(browser.told("disconnected")).isEmpty();
            browser.leave();
        }
        post(studio, "/api/livekit/connection-details", Map.of("participant_identity", "somebody"))
                .statusCode(400)
                .body("error", containsString("participant_identity"));
    }

    @Test
    void shouldSayWhatIsWrongInBothShapes() {
        String free = system.token("free");

        post(free, SESSIONS, Map.of("roomName", "mine"))
                .statusCode(403)
                .contentType("application/problem+json")
                .body("code", equalTo("session_requires_studio"))
                .body("error", equalTo("Only Studio subscribers can hold a video session"));
        post(free, "/api/livekit/token", Map.of("roomName", "mine"))
                .statusCode(403)
                .body("error", notNullValue());
        post(studio, "/api/livekit/token", Map.of("roomName", "nobodys"))
                .statusCode(404)
                .body("error", notNullValue());
        get(studio, "/api/nowhere").statusCode(404).body("error", notNullValue());
        given().get(gateway + SESSIONS)
                .then()
                .statusCode(401)
                .body("error", notNullValue())
                .body("session", nullValue());
    }

    private ValidatableResponse post(String token, String path, Map<String, ?> body) {
        return as(token).body(body).post(gateway + path).then();
    }

    private ValidatableResponse patch(String path, Map<String, ?> body) {
        return as(studio).body(body).patch(gateway + path).then();
    }

    private ValidatableResponse get(String token, String path) {
        return as(token).get(gateway + path).then();
    }

    private static RequestSpecification as(String token) {
        return given().auth().oauth2(token).contentType(ContentType.JSON);
    }
}
