package io.coachingcalls.calls.creation;

import static io.coachingcalls.calls.testing.Http.CALLS;
import static io.coachingcalls.calls.testing.Http.ON_DEMAND;
import static io.coachingcalls.calls.testing.Http.as;
import static io.coachingcalls.calls.testing.Http.assertProblem;
import static io.coachingcalls.calls.testing.Http.atOnce;
import static io.coachingcalls.calls.testing.Http.create;
import static io.coachingcalls.calls.testing.Http.createOnce;
import static io.coachingcalls.calls.testing.Http.createdRoom;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import io.coachingcalls.calls.testing.Database;
import io.coachingcalls.calls.testing.EventLog;
import io.coachingcalls.calls.testing.LiveKitLook;
import io.coachingcalls.calls.testing.RealParts;
import io.coachingcalls.embedded.testing.TestTokens;
import io.coachingcalls.events.CallEvent.CallCreated;
import io.coachingcalls.events.CallEvent.CallTerms;
import io.coachingcalls.events.CallEvent.RecordingRequested;
import io.coachingcalls.events.CallType;
import io.coachingcalls.events.CloudEvents;
import io.coachingcalls.events.EventJson;
import io.coachingcalls.events.RecordingOutcome;
import io.coachingcalls.events.RoomMetadata;
import io.coachingcalls.events.SessionIds;
import io.coachingcalls.events.Topics;
import io.coachingcalls.text.UserIds;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class CallCreationTest extends RealParts {

    @Inject
    RoomMetadata metadata;

    @Test
    void shouldMakeTheCallEverywhere() throws Exception {
        String body = """
                {"callType": "on-demand", "title": "Pitch", "coachId": "demo-coach", "participants": ["kim"]}""";

        Response response = create(TestTokens.studio(), body);

        response.then()
                .statusCode(200)
                .body("success", equalTo(true))
                .body("token", notNullValue())
                .body("url", containsString("ws://"))
                .body("room", matchesPattern("call-[0-9a-f]{32}"))
                .body("callType", equalTo("on-demand"))
                .body("maxDuration", equalTo(600))
                .body("$", hasKey("egressId"))
                .body("egressId", nullValue())
                .body("recording.state", equalTo("skipped"))
                .body("recording.reason", equalTo("not_requested"));
        String room = response.path("room");
        assertThat(response.<String>path("sessionId"))
                .isEqualTo(SessionIds.ofRoom(room).toString());
        CallTerms terms =
                new CallTerms("demo-studio", CallType.ON_DEMAND, "Pitch", "demo-coach", List.of("kim"), null, 600);
        assertThat(LiveKitLook.room(room)).hasValueSatisfying(there -> {
            assertThat(there.getEmptyTimeout()).isEqualTo(300);
            assertThat(there.getDepartureTimeout()).isEqualTo(20);
            assertThat(there.getMaxParticipants()).isGreaterThan(3);
            assertThat(metadata.terms(room, there.getMetadata())).contains(terms);
        });
        assertThat(LiveKitLook.letsIn(response.path("token"))).isTrue();
        var announced = EventLog.records(Topics.CALLS_EVENTS, room);
        assertThat(announced).hasSize(1);
        assertThat(EventLog.header(announced.getFirst(), CloudEvents.ID)).isEqualTo(room + ":created");
        assertThat(EventLog.header(announced.getFirst(), CloudEvents.TYPE)).isEqualTo("call.created");
        assertThat(EventJson.MAPPER
                        .readValue(announced.getFirst().value(), CallCreated.class)
                        .terms())
                .isEqualTo(terms);
        assertThat(Database.countOfCalls("room = ? AND announced_revision = revision", room))
                .isEqualTo(1);
    }

    @Test
    void shouldKeepOnlyTheCallWhenItIsForLater() {
        String later = Instant.now().plus(2, ChronoUnit.HOURS).toString();

        Response response = create(
                TestTokens.free(),
                "{\"callType\": \"scheduled\", \"coachId\": \"demo-coach\", \"scheduledFor\": \"" + later + "\"}");

        response.then()
                .statusCode(200)
                .body("$", hasKey("token"))
                .body("token", nullValue())
                .body("maxDuration", equalTo(1800));
        assertThat(LiveKitLook.room(response.path("room"))).isEmpty();
        assertThat(EventLog.records(Topics.CALLS_EVENTS, response.path("room"))).hasSize(1);
    }

    @Test
    void shouldSayOnceThatNothingIsConfiguredToRecordTo() throws Exception {
        String key = UUID.randomUUID().toString();

        Response first = createOnce(key, TestTokens.free(), ON_DEMAND);
        createOnce(key, TestTokens.free(), ON_DEMAND)
                .then()
                .body("egressId", nullValue())
                .body("recording.state", equalTo("skipped"))
                .body("recording.reason", equalTo("not_configured"));

        first.then().body("recording.state", equalTo("skipped")).body("recording.reason", equalTo("not_configured"));
        var announced = EventLog.records(Topics.CALLS_EVENTS, first.path("room"));
        assertThat(announced).hasSize(2);
        assertThat(EventJson.MAPPER.readValue(announced.getLast().value(), RecordingRequested.class))
                .returns(RecordingOutcome.SKIPPED, RecordingRequested::outcome)
                .returns("not_configured", RecordingRequested::reason)
                .returns(1, RecordingRequested::attempt)
                .returns(null, RecordingRequested::by);
    }

    @Test
    void shouldGiveARepetitionTheSameCallAndAFreshToken() throws Exception {
        String key = UUID.randomUUID().toString();

        Response first = createOnce(key, TestTokens.studio(), ON_DEMAND);
        Response second = createOnce(key, TestTokens.studio(), ON_DEMAND);
        Response ofSomebodyElse = createOnce(key, TestTokens.free(), ON_DEMAND);

        assertThat(second.<String>path("room")).isNotNull().isEqualTo(first.path("room"));
        assertThat(LiveKitLook.letsIn(second.path("token"))).isTrue();
        assertThat(ofSomebodyElse.<String>path("room")).isNotNull().isNotEqualTo(first.path("room"));
        assertThat(Database.countOfCalls("idempotency_key = ?", key)).isEqualTo(2);
    }

    @Test
    void shouldGiveConcurrentRepetitionsOneCall() throws Exception {
        String key = UUID.randomUUID().toString();

        List<Response> responses = atOnce(
                16, () -> createOnce(key, TestTokens.studio(), "{\"callType\": \"on-demand\", \"title\": \"x\"}"));

        Set<String> rooms = responses.stream()
                .map(response -> response.<String>path("room"))
                .collect(Collectors.toSet());
        assertThat(responses).allMatch(response -> response.statusCode() == 200);
        assertThat(rooms).hasSize(1);
        assertThat(Database.countOfCalls("idempotency_key = ?", key)).isEqualTo(1);
        assertThat(EventLog.records(Topics.CALLS_EVENTS, rooms.iterator().next()))
                .isNotEmpty();
    }

    @Test
    void shouldMakeManyCallsAtOnce() throws Exception {
        List<Response> responses = atOnce(60, () -> create(TestTokens.studio(), ON_DEMAND));

        assertThat(responses).allMatch(response -> response.statusCode() == 200);
        assertThat(responses.stream().map(response -> response.<String>path("room")))
                .doesNotHaveDuplicates();
    }

    @Test
    void shouldRefuseAKeyUsedForAnotherRequest() {
        String key = UUID.randomUUID().toString();
        createOnce(key, TestTokens.studio(), ON_DEMAND).then().statusCode(200);

        Response other = createOnce(key, TestTokens.studio(), "{\"callType\": \"scheduled\"}");

        assertProblem(other, 422, "idempotency_key_reused");
        assertThat(Database.countOfCalls("idempotency_key = ?", key)).isEqualTo(1);
    }

    @Test
    void shouldRecordVideoSessionsOfStudioSubscribersOnly() {
        String video = "{\"callType\": \"scheduled\", \"coachId\": \"demo-coach\", \"enableRecording\": true}";
        String user = UUID.randomUUID().toString();

        assertProblem(create(TestTokens.of(user, "free", null), video), 403, "recording_requires_studio");
        assertThat(Database.countOfCalls("owner_id = ?", user)).isZero();
        create(TestTokens.studio(), video).then().statusCode(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"callType\": \"weekly\"}|on-demand, scheduled",
                "{\"callType\": 0}|callType",
                "{\"callType\": \"on-demand\"|JSON",
                "not JSON|JSON",
                "[]|JSON",
                "null|must not be null",
                "{\"callType\": \"on-demand\", \"coachId\": \"\"}|coachId",
                "{\"callType\": \"on-demand\", \"coachId\": \"  \"}|coachId",
                "{\"callType\": \"on-demand\", \"coachId\": \"a\\nb\"}|coachId must be a user id",
                "{\"callType\": \"on-demand\", \"participants\": [\"a\\u202eb\"]}|participants must be a user id",
                "{\"callType\": \"on-demand\", \"title\": {\"a\": 1}}|title",
                "{\"callType\": \"on-demand\", \"participants\": [\"a\", \"a\"]}|participants",
                "{\"callType\": \"on-demand\", \"participants\": [\" \"]}|participants",
                "{\"callType\": \"on-demand\", \"participants\": [null]}|participants",
                "{\"callType\": \"on-demand\", \"participants\": \"a\"}|participants",
                "{\"callType\": \"on-demand\", \"scheduledFor\": \"2999-01-01T00:00:00Z\"}|scheduledFor",
                "{\"callType\": \"scheduled\", \"scheduledFor\": \"2999-01-01T00:00:00Z\"}|scheduledFor",
                "{\"callType\": \"scheduled\", \"scheduledFor\": \"2001-01-01T00:00:00Z\"}|scheduledFor",
                "{\"callType\": \"scheduled\", \"scheduledFor\": \"tomorrow\"}|scheduledFor"
            })
    void shouldRefuseBadInput(String body, String inDetail) {
        String user = UUID.randomUUID().toString();

        Response response = create(TestTokens.of(user, "studio", null), body);

        assertProblem(response, 400, "invalid_request");
        response.then().body("detail", containsString(inDetail));
        assertThat(Database.countOfCalls("owner_id = ?", user)).isZero();
    }

    @Test
    void shouldNameTheFieldThatIsWrong() {
        create(
                        TestTokens.studio(),
                        "{\"callType\": \"on-demand\", \"participants\": [\"kim\", \"%s\"]}".formatted("é".repeat(128)))
                .then()
                .statusCode(400)
                .body("errors.field", equalTo(List.of("participants[1]")))
                .body("errors.detail", equalTo(List.of(UserIds.MESSAGE)));
        create(TestTokens.studio(), "{\"callType\": \"weekly\"}")
                .then()
                .statusCode(400)
                .body("errors.field", equalTo(List.of("callType")));
        create(TestTokens.studio(), "{\"callType\": \"on-demand\", \"coachId\": \"demo-studio\"}")
                .then()
                .statusCode(400)
                .body("errors.field", equalTo(List.of("coachId")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"P\\u0000i\\nt\\u202ech|Pitch", "Pit\\ud83dch|Pitch", "Pitch \\ud83d\\ude00|Pitch \ud83d\ude00"})
    void shouldMakeATitleFitToBeShown(String sent, String shown) {
        String room = createdRoom(TestTokens.studio(), "{\"callType\": \"scheduled\", \"title\": \"" + sent + "\"}");

        as(TestTokens.studio()).get(CALLS + "/" + room).then().statusCode(200).body("title", equalTo(shown));
    }

    @Test
    void shouldKnowNobodyWhomLiveKitWouldRefuse() throws Exception {
        Response longest = create(TestTokens.of("x".repeat(255), "free", null), ON_DEMAND);

        longest.then().statusCode(200);
        assertThat(LiveKitLook.letsIn(longest.path("token"))).isTrue();
        for (String id : List.of("x".repeat(256), "é".repeat(128), "a\nb", "\u202ea", " ")) {
            assertProblem(create(TestTokens.of(id, "free", null), ON_DEMAND), 401, "unauthenticated");
        }
    }

    @Test
    void shouldRefuseWhatIsTooLong() {
        String title = "{\"callType\": \"on-demand\", \"title\": \"" + "x".repeat(201) + "\"}";
        String people = IntStream.range(0, 49).mapToObj(i -> "\"p" + i + "\"").collect(Collectors.joining(","));
        String user = UUID.randomUUID().toString();
        String bearer = TestTokens.of(user, "studio", null);

        assertProblem(create(bearer, title), 400, "invalid_request");
        assertProblem(
                create(bearer, "{\"callType\": \"on-demand\", \"participants\": [" + people + "]}"),
                400,
                "invalid_request");
        assertProblem(createOnce("k".repeat(256), bearer, ON_DEMAND), 400, "invalid_request");
        assertProblem(create(bearer, "{\"title\": \"" + "x".repeat(70_000) + "\"}"), 413, "body_too_large");
        assertThat(Database.countOfCalls("owner_id = ?", user)).isZero();
    }

    @Test
    void shouldAskForABearerToken() {
        Response none = given().contentType("application/json").body(ON_DEMAND).post(CALLS);

        assertProblem(none, 401, "unauthenticated");
        none.then().header("WWW-Authenticate", "Bearer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "a.b.c", "eyJhbGciOiJub25lIn0.eyJzdWIiOiJkZW1vLXN0dWRpbyJ9."})
    void shouldRefuseForgedTokens(String bearer) {
        assertProblem(create(bearer, ON_DEMAND), 401, "unauthenticated");
    }

    @Test
    void shouldRefuseOtherMediaTypes() {
        Response response = given().auth()
                .oauth2(TestTokens.studio())
                .contentType("text/plain")
                .body(ON_DEMAND)
                .post(CALLS);

        assertProblem(response, 415, "unsupported_media_type");
    }

    @Test
    void shouldShowTheCallToItsPeople() {
        String room = createdRoom(
                TestTokens.studio(),
                "{\"callType\": \"scheduled\", \"coachId\": \"demo-coach\", \"title\": \"Pitch\"}");

        as(TestTokens.coach())
                .get(CALLS + "/" + room)
                .then()
                .statusCode(200)
                .body("room", equalTo(room))
                .body("sessionId", equalTo(SessionIds.ofRoom(room).toString()))
                .body("callType", equalTo("scheduled"))
                .body("title", equalTo("Pitch"))
                .body("ownerId", equalTo("demo-studio"))
                .body("coachId", equalTo("demo-coach"))
                .body("participants", equalTo(List.of()))
                .body("maxDuration", equalTo(1800))
                .body("createdAt", notNullValue())
                .body("endedAt", nullValue());
        assertProblem(as(TestTokens.free()).get(CALLS + "/" + room), 404, "not_found");
        assertProblem(as(TestTokens.free()).get(CALLS + "/call-%00"), 404, "not_found");
    }
}
