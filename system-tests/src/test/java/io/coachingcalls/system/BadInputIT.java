package io.coachingcalls.system;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is wrong gets a clear problem and changes nothing: no row, no event. */
@ExtendWith(SystemUnderTest.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputIT {

    private static final String ON_DEMAND = "{\"callType\": \"on-demand\"}";

    private final RunningSystem system;
    private final Map<String, String> tokens = new HashMap<>();
    private String gateway;
    private String room;
    private Footprint.Moment beginning;
    private Footprint before;

    BadInputIT(RunningSystem system) {
        this.system = system;
    }

    @BeforeAll
    void createACallAndLook() {
        system.ensureUp();
        gateway = system.gateway();
        beginning = Footprint.Moment.now(system.addresses());
        // With a coach, so that no recorder comes and gives up again meanwhile
        room = as("studio")
                .body("{\"callType\": \"on-demand\", \"coachId\": \"demo-coach\"}")
                .post(gateway + "/api/fred/call")
                .then()
                .statusCode(200)
                .extract()
                .path("room");
        before = Footprint.sinceOnceStill(beginning, system);
    }

    @AfterEach
    void shouldHaveChangedNothing() {
        assertThat(Footprint.since(beginning, system)).isEqualTo(before);
    }

    @Test
    void shouldRefuseACallWithoutAToken() {
        assertProblem(anonymous().body(ON_DEMAND).post(gateway + "/api/fred/call"), 401, "unauthenticated");
    }

    @Test
    void shouldRefuseATokenOfAnotherIssuer() {
        String forged = JWT.create()
                .withSubject("demo-admin")
                .withClaim("role", "admin")
                .withAudience("coaching-calls")
                .withExpiresAt(Instant.now().plusSeconds(60))
                .sign(Algorithm.HMAC256("a-secret-that-is-not-theirs-but-is-long"));

        assertProblem(
                anonymous().auth().oauth2(forged).get(gateway + "/api/coaching/sessions"), 401, "unauthenticated");
    }

    @Test
    void shouldShowAStrangersRoomAsOneThatDoesNotExist() {
        Response strangers = as("free").body(Map.of("room", room)).post(gateway + "/api/livekit/token");
        Response missing = as("free").body(Map.of("room", "call-of-nobody")).post(gateway + "/api/livekit/token");

        assertProblem(strangers, 404, "not_found");
        assertThat(strangers.asString()).isEqualTo(missing.asString());
        assertProblem(as("free").delete(gateway + "/api/fred/call/" + room), 404, "not_found");
    }

    @Test
    void shouldNameTheCallTypesThereAre() {
        Response answer = as("studio").body("{\"callType\": \"party\"}").post(gateway + "/api/fred/call");

        assertProblem(answer, 400, "invalid_request");
        answer.then().body("detail", containsString("on-demand"));
    }

    @Test
    void shouldRefuseBrokenJson() {
        assertProblem(as("studio").body("{\"callType\": ").post(gateway + "/api/fred/call"), 400, "invalid_request");
    }

    @Test
    void shouldRefuseAForgedWebhook() {
        String body = "{\"event\": \"room_finished\", \"id\": \"EV_forged\", \"room\": {\"name\": \"" + room + "\"}}";
        String forged = JWT.create()
                .withIssuer(system.addresses().at("/livekit/apiKey").asText())
                .withClaim("sha256", "forged")
                .withExpiresAt(Instant.now().plusSeconds(60))
                .sign(Algorithm.HMAC256("a-secret-that-is-not-theirs-but-is-long"));

        assertProblem(
                given().contentType("application/webhook+json")
                        .header("Authorization", forged)
                        .body(body)
                        .post(gateway + "/api/livekit/webhook"),
                401,
                "invalid_signature");
    }

    @Test
    void shouldTakeNoTokenForWhatItWasNotMadeFor() {
        String join = LiveKitApi.of(system.addresses()).joinToken(room, "demo-coach");

        assertProblem(anonymous().auth().oauth2(join).get(gateway + "/api/coaching/sessions"), 401, "unauthenticated");
        assertProblem(
                given().contentType("application/webhook+json")
                        .header("Authorization", tokens.computeIfAbsent("studio", system::token))
                        .body("{\"event\": \"room_finished\", \"id\": \"EV_1\", \"room\": {\"name\": \"" + room
                                + "\"}}")
                        .post(gateway + "/api/livekit/webhook"),
                401,
                "invalid_signature");
        assertProblem(
                given().contentType("application/webhook+json")
                        .header("Authorization", join)
                        .body("{\"event\": \"room_finished\", \"id\": \"EV_1\", \"room\": {\"name\": \"" + room
                                + "\"}}")
                        .post(gateway + "/api/livekit/webhook"),
                401,
                "invalid_signature");
    }

    @Test
    void shouldSayThatNothingAnswersAtAnUnknownPath() {
        assertProblem(anonymous().get(gateway + "/api/nowhere"), 404, "not_found");
    }

    private RequestSpecification as(String person) {
        return anonymous().auth().oauth2(tokens.computeIfAbsent(person, system::token));
    }

    private static RequestSpecification anonymous() {
        return given().contentType(ContentType.JSON);
    }

    private static void assertProblem(Response answer, int status, String code) {
        answer.then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("code", equalTo(code))
                .body("status", equalTo(status));
    }
}
