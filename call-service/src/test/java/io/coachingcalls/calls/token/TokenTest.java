package io.coachingcalls.calls.token;

import static io.coachingcalls.calls.testing.Http.ON_DEMAND;
import static io.coachingcalls.calls.testing.Http.TOKENS;
import static io.coachingcalls.calls.testing.Http.as;
import static io.coachingcalls.calls.testing.Http.askForToken;
import static io.coachingcalls.calls.testing.Http.assertProblem;
import static io.coachingcalls.calls.testing.Http.create;
import static io.coachingcalls.calls.testing.Http.createdRoom;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

import jakarta.inject.Inject;

import com.auth0.jwt.JWT;
import io.coachingcalls.calls.testing.Database;
import io.coachingcalls.calls.testing.LiveKitLook;
import io.coachingcalls.calls.testing.RealParts;
import io.coachingcalls.embedded.testing.TestTokens;
import io.coachingcalls.events.SessionIds;
import io.coachingcalls.identity.LeaveTokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TokenTest extends RealParts {

    @Inject
    LeaveTokens leaveTokens;

    private static final String UNKNOWN = "call-00000000000000000000000000000000";
    private static final String INVITING =
            "{\"callType\": \"on-demand\", \"coachId\": \"demo-coach\", \"participants\": [\"kim\"]}";

    @Test
    void shouldLetInvitedPeopleIn() throws Exception {
        String room = createdRoom(TestTokens.studio(), INVITING);

        for (String bearer : new String[] {
            TestTokens.studio(), TestTokens.coach(), TestTokens.of("kim", "free", null), TestTokens.admin()
        }) {
            Response response = askForToken(bearer, room);

            response.then().statusCode(200).body("url", containsString("ws://"));
            assertThat(LiveKitLook.letsIn(response.path("token"))).isTrue();
            assertThat(JWT.decode(response.path("token")).getSubject())
                    .isEqualTo(JWT.decode(bearer).getSubject());
        }
    }

    @Test
    void shouldTellStrangersWhatItTellsAboutAnUnknownRoom() {
        String room = createdRoom(TestTokens.studio(), INVITING);

        Response unknown = askForToken(TestTokens.free(), UNKNOWN);
        Response others = askForToken(TestTokens.free(), room);

        assertProblem(unknown, 404, "not_found");
        assertThat(others.asString()).isEqualTo(unknown.asString());
        assertThat(others.statusCode()).isEqualTo(404);
        assertProblem(askForToken(TestTokens.agent(), room), 404, "not_found");
        assertProblem(askForToken(TestTokens.free(), "\\u0000"), 404, "not_found");
    }

    @Test
    void shouldEndTheTokenWithTheLatestPossibleDeadline() {
        String room = createdRoom(TestTokens.studio(), ON_DEMAND);

        var token = JWT.decode(askForToken(TestTokens.studio(), room).path("token"));

        Instant made = LiveKitLook.room(room)
                .map(there -> Instant.ofEpochMilli(there.getCreationTimeMs()))
                .orElseThrow();
        assertThat(token.getExpiresAtAsInstant()).isBetween(made.plusSeconds(899), made.plusSeconds(901));
        assertThat(token.getNotBeforeAsInstant()).isBeforeOrEqualTo(Instant.now());
    }

    @Test
    void shouldGiveALeaveTokenAsGoodAsTheJoinToken() {
        Response made = create(TestTokens.studio(), INVITING);
        String room = made.path("room");
        UUID session = SessionIds.ofRoom(room);

        Response asked = askForToken(TestTokens.coach(), room);

        assertThat(leaveTokens
                        .verify(made.path("leaveToken"), session, Instant.now())
                        .map(LeaveTokens.Leaver::userId))
                .contains("demo-studio");
        assertThat(leaveTokens
                        .verify(asked.path("leaveToken"), session, Instant.now())
                        .map(LeaveTokens.Leaver::userId))
                .contains("demo-coach");
        assertThat(JWT.decode(asked.path("leaveToken")).getExpiresAt())
                .isEqualTo(JWT.decode(asked.path("token")).getExpiresAt());
        assertThat(leaveTokens.verify(asked.path("token"), session, Instant.now()))
                .isEmpty();
    }

    @Test
    void shouldMakeTheRoomAgainWhenItTimedOutEmpty() throws Exception {
        String room = createdRoom(TestTokens.studio(), ON_DEMAND);
        LiveKitLook.deleteRoom(room);

        Response response = askForToken(TestTokens.studio(), room);

        response.then().statusCode(200);
        assertThat(LiveKitLook.room(room)).isPresent();
        assertThat(LiveKitLook.letsIn(response.path("token"))).isTrue();
    }

    @Test
    void shouldOpenAScheduledCallTenMinutesBefore() {
        String later = Instant.now().plus(1, ChronoUnit.HOURS).toString();
        String room =
                createdRoom(TestTokens.studio(), "{\"callType\": \"scheduled\", \"scheduledFor\": \"" + later + "\"}");

        Response early = askForToken(TestTokens.studio(), room);
        assertProblem(early, 409, "call_not_open_yet");
        early.then().body("detail", containsString("it opens at"));
        assertThat(LiveKitLook.room(room)).isEmpty();

        Database.execute("UPDATE calls.calls SET opens_at = now() WHERE room = ?", room);
        askForToken(TestTokens.studio(), room).then().statusCode(200);
        assertThat(LiveKitLook.room(room)).isPresent();
    }

    @Test
    void shouldOpenSoonAtOnce() {
        String soon = Instant.now().plus(9, ChronoUnit.MINUTES).toString();

        Response response =
                create(TestTokens.studio(), "{\"callType\": \"scheduled\", \"scheduledFor\": \"" + soon + "\"}");

        assertThat(response.<String>path("token")).isNotNull();
    }

    @Test
    void shouldRefuseBadInput() {
        for (String body : new String[] {"{}", "{\"room\": \" \"}", "{\"room\": 1", "null", "[]"}) {
            assertProblem(as(TestTokens.studio()).body(body).post(TOKENS), 400, "invalid_request");
        }
        assertProblem(
                given().contentType("application/json")
                        .body("{\"room\": \"" + UNKNOWN + "\"}")
                        .post(TOKENS),
                401,
                "unauthenticated");
    }
}
