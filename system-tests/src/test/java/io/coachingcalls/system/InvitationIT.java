package io.coachingcalls.system;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A coach who is named in a call is asked, and every service believes what they answer. */
@ExtendWith(SystemUnderTest.class)
class InvitationIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final RunningSystem system;
    private String gateway;
    private String founder;
    private String coach;
    private String room;
    private String session;

    InvitationIT(RunningSystem system) {
        this.system = system;
    }

    @BeforeEach
    void nameTheCoach() {
        system.ensureUp();
        gateway = system.gateway();
        founder = system.token("free");
        coach = system.token("coach");
        var call = given().auth()
                .oauth2(founder)
                .contentType(ContentType.JSON)
                .body(Map.of(
                        "callType",
                        "scheduled",
                        "coachId",
                        "demo-coach",
                        "title",
                        "Pitch",
                        "scheduledFor",
                        Instant.now().plus(1, ChronoUnit.HOURS).toString()))
                .post(gateway + "/api/fred/call")
                .then()
                .statusCode(200)
                .extract();
        room = call.path("room");
        session = call.path("sessionId");
    }

    @Test
    void shouldStandInTheCoachsHistoryOnceTheyAcceptAndNoMoreOnceTheyLeave() {
        await().atMost(PATIENCE).untilAsserted(() -> sessions(founder).body("sessions.id", hasItem(session)));
        sessions(coach).body("sessions.id", not(hasItem(session)));
        get(coach, "/api/coaching/invitations").body("invitations.room", hasItem(room));

        answer("accept");

        await().atMost(PATIENCE).untilAsserted(() -> sessions(coach).body("sessions.id", hasItem(session)));
        get(coach, "/api/coaching/invitations").body("invitations.room", not(hasItem(room)));
        for (String path : readable()) {
            get(coach, path).statusCode(200);
        }

        answer("leave");

        await().atMost(PATIENCE).untilAsserted(() -> sessions(coach).body("sessions.id", not(hasItem(session))));
        for (String path : readable()) {
            await().atMost(PATIENCE)
                    .untilAsserted(() -> get(coach, path).statusCode(404).body("code", equalTo("not_found")));
            get(founder, path).statusCode(200);
        }
    }

    @Test
    void shouldBeNoneOfTheirsWhoDecline() {
        answer("decline");

        for (String path : readable()) {
            await().atMost(PATIENCE).untilAsserted(() -> get(coach, path).statusCode(404));
        }
        sessions(coach).body("sessions.id", not(hasItem(session)));
        sessions(founder).body("sessions.findAll { it.id == '%s' }".formatted(session), hasSize(1));
        get(coach, "/api/coaching/blocks").body("blocks", empty());
    }

    private List<String> readable() {
        return List.of(
                "/api/fred/call/" + room,
                "/api/coaching/sessions/" + session,
                "/api/coaching/participants?sessionId=" + session,
                "/api/coaching/transcripts/" + room,
                "/api/coaching/turns/" + room,
                "/api/coaching/chat/" + room);
    }

    private void answer(String how) {
        given().auth()
                .oauth2(coach)
                .post(gateway + "/api/coaching/invitations/" + room + "/" + how)
                .then()
                .statusCode(204);
    }

    private ValidatableResponse sessions(String token) {
        return get(token, "/api/coaching/sessions?limit=100");
    }

    private ValidatableResponse get(String token, String path) {
        return given().auth().oauth2(token).get(gateway + path).then();
    }
}
