package io.coachingcalls.calls.legacy;

import static io.coachingcalls.calls.testing.Http.TOKENS;
import static io.coachingcalls.calls.testing.Http.as;
import static io.coachingcalls.calls.testing.Http.assertProblem;
import static io.coachingcalls.calls.testing.Http.create;
import static io.coachingcalls.calls.testing.Http.createdRoom;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import java.util.UUID;

import com.auth0.jwt.JWT;
import io.coachingcalls.calls.testing.Database;
import io.coachingcalls.calls.testing.EventLog;
import io.coachingcalls.calls.testing.LiveKitLook;
import io.coachingcalls.calls.testing.RealParts;
import io.coachingcalls.embedded.testing.TestTokens;
import io.coachingcalls.events.CallEvent.CallCreated;
import io.coachingcalls.events.EventJson;
import io.coachingcalls.events.Topics;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Asks for calls and tokens as the page of the system before, and as LiveKit's SDKs do. */
@QuarkusTest
class OldFrontendTest extends RealParts {

    private static final String REQUESTED = "/api/fred/call/requested";
    private static final String DETAILS = "/api/livekit/connection-details";

    private final String user = "founder-" + UUID.randomUUID();
    private final String studio = TestTokens.of(user, "2", null);
    private final String name = "coaching-%s-1764288000000".formatted(user);

    @Test
    void shouldGiveATokenForTheRoomThatThePageNamed() throws Exception {
        String room = made(studio, name);

        Response response = askByName(studio, "\"roomName\":\"%s\",\"participantName\":\"Sam F.\"".formatted(name));

        response.then()
                .statusCode(200)
                .body("token", notNullValue())
                .body("url", notNullValue())
                .body("room", equalTo(room))
                .body("recording", equalTo(false));
        assertThat(LiveKitLook.letsIn(response.path("token"))).isTrue();
        var token = JWT.decode(response.path("token"));
        assertThat(token.getSubject()).isEqualTo(user);
        assertThat(token.getClaim("name").asString()).isEqualTo("Sam F.");
        as(studio)
                .get(TOKENS + "?room={room}&name=Sam", name)
                .then()
                .statusCode(200)
                .body("room", equalTo(room))
                .body("recording", equalTo(false));
        // The list shows the room's own name as well
        askByName(studio, "\"roomName\":\"%s\"".formatted(room)).then().statusCode(200);
    }

    @Test
    void shouldRecordForStudioSubscribersOnlyAndNeverByItself() {
        made(studio, name);
        String pro = TestTokens.of(user, "1", null);

        assertThat(Database.countOfCalls("owner_id = ? AND NOT recording_wanted", user))
                .isEqualTo(1);
        assertProblem(
                askByName(pro, "\"roomName\":\"%s\",\"enableRecording\":true".formatted(name)),
                403,
                "session_requires_studio");
        assertProblem(askByName(pro, "\"roomName\":\"%s\"".formatted(name)), 403, "session_requires_studio");
        Response recorded = askByName(studio, "\"roomName\":\"%s\",\"enableRecording\":true".formatted(name));
        recorded.then().statusCode(200).body("recording", equalTo(true));
        assertThat(JWT.decode(recorded.path("token")).getClaim("video").asMap()).doesNotContainKey("roomRecord");
    }

    @Test
    void shouldTakeAPagesNameForItsOwnersAlone() {
        String room = made(studio, name);
        String other = TestTokens.of("other-" + UUID.randomUUID(), "2", null);

        assertProblem(askByName(other, "\"roomName\":\"%s\"".formatted(name)), 404, "not_found");
        assertProblem(askByName(other, "\"roomName\":\"%s\"".formatted(room)), 404, "not_found");
        assertProblem(as(other).body("{\"room_name\":\"%s\"}".formatted(name)).post(DETAILS), 404, "not_found");
        assertThat(made(other, name)).isNotEqualTo(room);
        assertProblem(ask(studio, name), 409, "room_name_taken");
        assertProblem(ask(studio, room), 400, "invalid_request");
        assertProblem(askByName(studio, "\"roomName\":\"somebody-elses-app\""), 404, "not_found");
        assertProblem(askByName(studio, "\"roomName\":\"\\u0000\""), 404, "not_found");
        assertThat(Database.countOfCalls("owner_id = ?", user)).isEqualTo(1);
    }

    @Test
    void shouldAnnounceTheNameWithTheCall() throws Exception {
        String room = made(studio, name);

        var event = EventJson.MAPPER.readValue(
                EventLog.records(Topics.CALLS_EVENTS, room).getFirst().value(), CallCreated.class);
        assertThat(event.requestedRoom()).isEqualTo(name);
        assertThat(event.terms().maxDurationSeconds()).isEqualTo(7_200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "", "ä", "a/b"})
    void shouldRefuseABadName(String bad) {
        assertProblem(ask(studio, bad), 400, "invalid_request");
        assertProblem(ask(TestTokens.of(user, "1", null), name), 403, "session_requires_studio");
    }

    @Test
    void shouldMakeACallWithoutAType() {
        Response made = create(studio, "{\"participantName\":\"Sam\"}");

        made.then().statusCode(200).body("callType", equalTo("on-demand")).body("maxDuration", equalTo(600));
        assertThat(JWT.decode(made.path("token")).getClaim("name").asString()).isEqualTo("Sam");
    }

    @Test
    void shouldAnswerLiveKitsOwnTokenRequests() throws Exception {
        String room = createdRoom(studio, "{\"callType\":\"on-demand\"}");

        Response details = as(studio)
                .body("{\"room_name\":\"%s\",\"participant_name\":\"Sam\",\"room_config\":{}}".formatted(room))
                .post(DETAILS);
        details.then().statusCode(201).body("server_url", matchesPattern("ws://.*"));
        assertThat(JWT.decode(details.path("participant_token")).getSubject()).isEqualTo(user);
        assertThat(LiveKitLook.letsIn(details.path("participant_token"))).isTrue();

        Response fresh = as(studio).body("{}").post(DETAILS);
        fresh.then().statusCode(201).body("participant_token", notNullValue());
        assertThat(JWT.decode(fresh.path("participant_token"))
                        .getClaim("video")
                        .asMap()
                        .get("room"))
                .asString()
                .startsWith("call-")
                .isNotEqualTo(room);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"participant_identity\":\"somebody\"}",
                "{\"participant_metadata\":\"{}\"}",
                "{\"participant_attributes\":{\"recording\":\"allowed\"}}",
                "{\"room_config\":{\"agents\":[{\"agent_name\":\"mine\"}]}}",
                "{\"room_config\":1}",
                "null"
            })
    void shouldRefuseWhatClientsMayNotSet(String body) {
        Response refused = as(studio).body(body).post(DETAILS);

        assertProblem(refused, 400, "invalid_request");
        refused.then().body("error", not(equalTo("")));
        assertThat(Database.countOfCalls("owner_id = ?", user)).isZero();
    }

    private static String made(String bearer, String name) {
        return ask(bearer, name).then().statusCode(201).extract().path("room");
    }

    private static Response ask(String bearer, String name) {
        return as(bearer).body("{\"roomName\":\"%s\"}".formatted(name)).post(REQUESTED);
    }

    private static Response askByName(String bearer, String fields) {
        return as(bearer).body("{" + fields + "}").post(TOKENS);
    }
}
