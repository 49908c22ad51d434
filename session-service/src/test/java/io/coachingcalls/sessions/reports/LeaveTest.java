package io.coachingcalls.sessions.reports;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import jakarta.inject.Inject;

import io.coachingcalls.embedded.testing.EmbeddedStack;
import io.coachingcalls.embedded.testing.TestTokens;
import io.coachingcalls.identity.LeaveTokens;
import io.coachingcalls.sessions.EventSender;
import io.coachingcalls.sessions.RoomScript;
import io.coachingcalls.sessions.Rows;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The last thing a closing tab says. */
@QuarkusTest
@QuarkusTestResource(EmbeddedStack.class)
class LeaveTest {

    private static final String OWNER = TestTokens.of("owner", "free", null);
    private static final String STRANGER = TestTokens.of("stranger", "studio", null);

    @Inject
    EventSender events;

    @Inject
    LeaveTokens leaveTokens;

    @Inject
    Rows rows;

    private final RoomScript script = new RoomScript();

    @BeforeEach
    void joinACall() {
        events.call(script.created("owner", "coach", "guest"));
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> session().statusCode(200).body("status", equalTo("scheduled")));
        given().auth()
                .oauth2(OWNER)
                .contentType("application/json")
                .body("{\"status\":\"in_progress\"}")
                .patch("/api/coaching/sessions/{id}", script.sessionId)
                .then()
                .statusCode(200)
                .body("status", equalTo("in_progress"));
    }

    @Test
    void shouldTakeTheUsualHeader() {
        leave(given().auth().oauth2(OWNER)).statusCode(204);

        session().body("status", equalTo("completed")).body("ended_at", notNullValue());
    }

    @Test
    void shouldTakeALeaveTokenAsABeaconSendsIt() {
        leave(beacon("text/plain;charset=UTF-8", "{\"leaveToken\": \"" + token("owner") + "\"}"))
                .statusCode(204);
        leave(beacon("text/plain;charset=UTF-8", "{\"leaveToken\": \"" + token("owner") + "\"}"))
                .statusCode(204);

        session().body("status", equalTo("completed")).body("ended_at", notNullValue());
    }

    @Test
    void shouldKeepOneFactHoweverOftenATokenIsUsed() {
        String once = "{\"leaveToken\": \"" + token("owner") + "\"}";
        String another = "{\"leaveToken\": \"" + token("owner") + "\"}";

        for (int i = 0; i < 3; i++) {
            leave(beacon("text/plain", once)).statusCode(204);
        }
        assertThat(leaves()).isEqualTo("1");

        leave(beacon("text/plain", another)).statusCode(204);
        assertThat(leaves()).as("another token is another leave").isEqualTo("2");
    }

    private String leaves() {
        return rows.text(
                "SELECT count(*) FROM sessions.facts WHERE room_name = $1 AND body ->> 'type' = 'leave_reported'",
                script.room);
    }

    @Test
    void shouldEndTheConnectionThatIsNamed() {
        String first = "PA_1" + script.room.replaceAll("[^A-Za-z0-9]", "");
        String second = "PA_2" + script.room.replaceAll("[^A-Za-z0-9]", "");
        script.started()
                .joined("owner", first, 5)
                .joined("owner", second, 20)
                .left("owner", first, 5, 20)
                .webhooks()
                .forEach(json -> events.liveKit(script.room, json));
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> participants(script.sessionId)
                .body("participants.findAll { it.left_at != null }", hasSize(1))
                .body("participants", hasSize(2)));

        leave(beacon("text/plain", said(first))).statusCode(204);
        session().body("status", equalTo("in_progress"));

        refused(beacon("text/plain", said("not a sid")), 400, "invalid_request");
        session().body("status", equalTo("in_progress"));

        leave(beacon("text/plain", said(second))).statusCode(204);
        session().body("status", equalTo("completed"));
    }

    @Test
    void shouldTakeABodyOfAnyType() {
        leave(beacon("application/json", "{\"leaveToken\": \"" + token("owner") + "\"}"))
                .statusCode(204);

        session().body("status", equalTo("completed"));
    }

    @Test
    void shouldNotKnowASessionThatNobodyMade() {
        UUID nobodys = UUID.randomUUID();
        String leaveToken = leaveTokens
                .sign("owner", nobodys, Instant.now().plusSeconds(60))
                .orElseThrow();

        given().auth()
                .oauth2(OWNER)
                .post("/api/coaching/sessions/{id}/leave", nobodys)
                .then()
                .statusCode(404)
                .body("code", equalTo("not_found"));
        beacon("text/plain", "{\"leaveToken\": \"" + leaveToken + "\"}")
                .post("/api/coaching/sessions/{id}/leave", nobodys)
                .then()
                .statusCode(404)
                .body("code", equalTo("not_found"));
    }

    @Test
    void shouldRefuseEverythingElse() {
        String ofAnotherSession = leaveTokens
                .sign("owner", UUID.randomUUID(), Instant.now().plusSeconds(60))
                .orElseThrow();
        String expired = leaveTokens
                .sign("owner", script.sessionId, Instant.now().minusSeconds(60))
                .orElseThrow();

        for (String body : new String[] {
            "",
            "null",
            "[]",
            "{}",
            "{\"leaveToken\":",
            "{\"leaveToken\": null}",
            "{\"leaveToken\": 1}",
            "{\"leaveToken\": \"" + ofAnotherSession + "\"}",
            "{\"leaveToken\": \"" + expired + "\"}",
            "{\"leaveToken\": \"" + OWNER + "\"}"
        }) {
            refused(beacon("text/plain", body), 401, "unauthenticated");
        }
        refused(given().header("Authorization", "Bearer " + token("owner")), 401, "unauthenticated");
        refused(given().header("Authorization", "Basic b3duZXI6"), 401, "unauthenticated");
        refused(given().auth().oauth2(STRANGER), 404, "not_found");
        refused(beacon("text/plain", "{\"leaveToken\": \"" + token("stranger") + "\"}"), 404, "not_found");

        session().body("status", equalTo("in_progress")).body("ended_at", nullValue());
    }

    private void refused(RequestSpecification request, int status, String code) {
        leave(request)
                .statusCode(status)
                .contentType("application/problem+json")
                .body("code", equalTo(code));
    }

    private String said(String participantSid) {
        return "{\"leaveToken\": \"" + token("owner") + "\", \"participantSid\": \"" + participantSid + "\"}";
    }

    private static ValidatableResponse participants(UUID sessionId) {
        return given().auth()
                .oauth2(OWNER)
                .queryParam("sessionId", sessionId)
                .get("/api/coaching/participants")
                .then();
    }

    private String token(String userId) {
        return leaveTokens
                .sign(userId, script.sessionId, Instant.now().plusSeconds(60))
                .orElseThrow();
    }

    private static RequestSpecification beacon(String type, String body) {
        var asIs = EncoderConfig.encoderConfig().appendDefaultContentCharsetToContentTypeIfUndefined(false);
        return given().config(RestAssuredConfig.config().encoderConfig(asIs))
                .contentType(type)
                .body(body);
    }

    private ValidatableResponse leave(RequestSpecification request) {
        return request.post("/api/coaching/sessions/{id}/leave", script.sessionId)
                .then();
    }

    private ValidatableResponse session() {
        return given().auth()
                .oauth2(OWNER)
                .get("/api/coaching/sessions/{id}", script.sessionId)
                .then();
    }
}
