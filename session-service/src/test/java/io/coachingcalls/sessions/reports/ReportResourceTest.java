package io.coachingcalls.sessions.reports;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import io.coachingcalls.embedded.testing.EmbeddedStack;
import io.coachingcalls.embedded.testing.TestTokens;
import io.coachingcalls.events.SessionIds;
import io.coachingcalls.sessions.EventSender;
import io.coachingcalls.sessions.RoomScript;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What clients may say, and what becomes of it. */
@QuarkusTest
@QuarkusTestResource(EmbeddedStack.class)
class ReportResourceTest {

    private static final String OWNER = TestTokens.of("owner", "free", null);
    private static final String COACH = TestTokens.of("coach", "free", null);
    private static final String GUEST = TestTokens.of("guest", "free", null);
    private static final String STRANGER = TestTokens.of("stranger", "studio", null);

    @Inject
    EventSender events;

    private final RoomScript script = new RoomScript();

    @BeforeEach
    void makeACall() {
        events.call(script.created("owner", "coach", "guest"));
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> session(OWNER).statusCode(200).body("status", equalTo("scheduled")));
    }

    @Test
    void shouldFollowAClientThatConnectsAndDisconnectsWhenLiveKitSaysNothing() {
        patch(OWNER, "{\"status\":\"in_progress\",\"started_at\":\"2026-11-20T10:00:30Z\"}")
                .statusCode(200)
                .body("status", equalTo("in_progress"))
                .body("started_at", equalTo("2026-11-20T10:00:30Z"))
                .body("participant_count", equalTo(1));

        patch(OWNER, "{\"status\":\"completed\",\"ended_at\":\"2026-11-20T10:10:35Z\",\"duration_seconds\":605}")
                .statusCode(200)
                .body("status", equalTo("completed"))
                .body("ended_at", equalTo("2026-11-20T10:10:35Z"))
                .body("duration_seconds", equalTo(605));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1795190778427",
                "1795190778",
                "0",
                "\"1795190778427\"",
                "\"2026-11-20T10:00:30\"",
                "\"2026-11-20\"",
                "\"yesterday\"",
                "\"+1000000000-01-01T00:00:00Z\"",
                "\"1970-01-01T00:00:00Z\"",
                "\"2126-11-20T10:00:30Z\""
            })
    void shouldRefuseATimeThatNobodyCanMean(String time) {
        patch(OWNER, "{\"status\":\"in_progress\",\"started_at\":%s}".formatted(time))
                .statusCode(400)
                .body("code", equalTo("invalid_request"))
                .body("errors.field", contains("started_at"));
        session(OWNER).body("status", equalTo("scheduled"));
    }

    @Test
    void shouldRefuseALeaveThatIsStillToCome() {
        String participantId = join("owner", OWNER, null);

        for (String time : new String[] {"1795190778427", "\"2126-11-20T10:00:30Z\"", "\"2026-11-20T10:00:30\""}) {
            leave(OWNER, "{\"participantId\":\"%s\",\"left_at\":%s}".formatted(participantId, time))
                    .statusCode(400)
                    .body("errors.field", contains("left_at"));
        }
        participants(OWNER).body("participants[0].left_at", nullValue());
    }

    @Test
    void shouldTakeTheSessionsIdInTheBodyAsTheFirstFrontendSendsIt() {
        given().auth()
                .oauth2(OWNER)
                .contentType(ContentType.JSON)
                .body("{\"sessionId\":\"%s\",\"status\":\"in_progress\"}".formatted(script.sessionId))
                .patch("/api/coaching/sessions")
                .then()
                .statusCode(200)
                .body("status", equalTo("in_progress"));
    }

    @Test
    void shouldNotEndTheSessionForTheOtherWhoIsStillInside() {
        join("owner", OWNER, null);
        join("coach", COACH, null);

        patch(OWNER, "{\"status\":\"completed\"}").statusCode(200).body("status", equalTo("in_progress"));
        patch(COACH, "{\"status\":\"completed\"}").statusCode(200).body("status", equalTo("completed"));
    }

    @Test
    void shouldBringAReportAndLiveKitsEventTogetherInOneRow() {
        String sid = "PA_" + UUID.randomUUID().toString().replace("-", "");
        String participantId = join("owner", OWNER, sid);
        script.joined("owner", sid, 5).webhooks().forEach(json -> events.liveKit(script.room, json));

        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> participants(OWNER)
                .body("participants", hasSize(1))
                .body("participants[0].joined_at", equalTo("2026-11-20T10:00:05.250Z")));
        participants(OWNER)
                .body(
                        "participants[0].id",
                        equalTo(SessionIds.ofParticipant(sid).toString()));
        leave(OWNER, "{\"participantId\":\"%s\"}".formatted(participantId))
                .statusCode(200)
                .body("left_at", notNullValue());
    }

    @Test
    void shouldNotLetTheCoachTakeTheOwnersConnectionByReportingItFirst() {
        String sid = "PA_" + UUID.randomUUID().toString().replace("-", "");
        String claim = join("coach", COACH, sid);
        String own = join("owner", OWNER, sid);
        assertThat(own).isNotEqualTo(claim);
        participants(OWNER).body("participants.user_id", contains("coach", "owner"));

        script.joined("owner", sid, 5).webhooks().forEach(json -> events.liveKit(script.room, json));

        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> participants(OWNER)
                .body("participants", hasSize(1))
                .body("participants[0].user_id", equalTo("owner"))
                .body("participants[0].joined_at", equalTo("2026-11-20T10:00:05.250Z")));
        leave(COACH, "{\"participantId\":\"%s\"}".formatted(claim)).statusCode(404);
        leave(OWNER, "{\"participantId\":\"%s\"}".formatted(own)).statusCode(200);
    }

    @Test
    void shouldKeepOneRowWhenAJoinIsReportedTwiceAndBothIdsStayGood() {
        String first = join("owner", OWNER, null);
        String second = join("owner", OWNER, null);

        participants(OWNER).body("participants", hasSize(1)).body("participants[0].left_at", nullValue());
        leave(OWNER, "{\"participantId\":\"%s\"}".formatted(second)).statusCode(200);
        leave(OWNER, "{\"participantId\":\"%s\"}".formatted(first)).statusCode(200);
        participants(OWNER).body("participants", hasSize(1)).body("participants[0].left_at", notNullValue());
    }

    @Test
    void shouldAddNotesAndRepeatARequestWithItsKeyOnce() {
        patch(OWNER, "{\"notes\":\"Pricing is open.\"}").statusCode(200);
        for (int i = 0; i < 2; i++) {
            given().auth()
                    .oauth2(COACH)
                    .header("Idempotency-Key", "note-1")
                    .contentType(ContentType.JSON)
                    .body("{\"notes\":\"Call the bank.\"}")
                    .patch("/api/coaching/sessions/{id}", script.sessionId)
                    .then()
                    .statusCode(200);
        }

        session(OWNER).body("notes", equalTo("Pricing is open.\nCall the bank."));
    }

    @Test
    void shouldRefuseAnotherRequestWithTheSameKey() {
        patch(OWNER, "note-1", "{\"notes\":\"Call the bank.\"}").statusCode(200);

        for (String other : List.of(
                "{\"notes\":\"Call the lawyer.\"}",
                "{\"status\":\"completed\"}",
                "{\"status\":\"completed\",\"notes\":\"Call the bank.\"}")) {
            patch(OWNER, "note-1", other)
                    .statusCode(422)
                    .contentType("application/problem+json")
                    .body("code", equalTo("idempotency_key_reused"));
        }

        patch(COACH, "note-1", "{\"notes\":\"Mine.\"}").statusCode(200);
        session(OWNER).body("notes", equalTo("Call the bank.\nMine.")).body("status", equalTo("scheduled"));
    }

    @Test
    void shouldKnowARepeatedReportByItsKeyThoughItComesLater() {
        for (int i = 0; i < 2; i++) {
            patch(OWNER, "start-1", "{\"status\":\"in_progress\"}").statusCode(200);
            patch(OWNER, "start-2", "{\"status\":\"in_progress\",\"started_at\":\"2026-11-20T10:00:30Z\"}")
                    .statusCode(200);
        }
        patch(OWNER, "start-2", "{\"status\":\"in_progress\",\"started_at\":\"2026-11-20T10:00:31Z\"}")
                .statusCode(422);
    }

    /** {@code a} with the key {@code b:zz} is not {@code a:b} with the key {@code zz}. */
    @Test
    void shouldNotMistakeOnePersonsKeyForAnothers() {
        RoomScript theirs = new RoomScript();
        events.call(theirs.created("a", "a:b"));
        String owner = TestTokens.of("a", "free", null);
        String coach = TestTokens.of("a:b", "free", null);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> session(owner, theirs.sessionId).statusCode(200));

        patch(owner, theirs.sessionId, "b:zz", "{\"notes\":\"Mine.\"}").statusCode(200);
        patch(coach, theirs.sessionId, "zz", "{\"notes\":\"And mine.\"}").statusCode(200);

        session(owner, theirs.sessionId).body("notes", equalTo("Mine.\nAnd mine."));
    }

    /** 379,871 characters got in. */
    @Test
    void shouldKeepNotesInBoundsHoweverManyWriteAtOnce() {
        String note = "{\"notes\":\"" + "n".repeat(19_999) + "\"}";
        List<Future<Integer>> asked;
        // Waits for all of them when it is closed
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            asked = IntStream.range(0, 20)
                    .mapToObj(i -> people.submit(() ->
                            patch(i % 2 == 0 ? OWNER : COACH, note).extract().statusCode()))
                    .toList();
        }
        List<Integer> answers = asked.stream().map(Future::resultNow).toList();

        assertThat(answers).containsOnly(200, 409);
        assertThat(answers).filteredOn(status -> status == 200).hasSize(10);
        assertThat(session(OWNER).extract().<String>path("notes").replace("\n", ""))
                .hasSize(10 * 19_999);
        patch(OWNER, note)
                .statusCode(409)
                .body("code", equalTo("session_full"))
                .body("detail", equalTo("its notes have 199990 characters"));
    }

    @ParameterizedTest
    @ValueSource(ints = {220, 300})
    void shouldTakeAJoinWhateverThePersonIsCalled(int length) {
        given().auth()
                .oauth2(OWNER)
                .contentType(ContentType.JSON)
                .body("{\"sessionId\":\"%s\",\"userId\":\"owner\",\"name\":\"S\\u0000a\\u202em\\n%s\"}"
                        .formatted(script.sessionId, "!".repeat(length)))
                .post("/api/coaching/participants")
                .then()
                .statusCode(201);

        participants(OWNER).body("participants.name", contains("Sam" + "!".repeat(197)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\0b", "a\u202eb"})
    void shouldNotKnowAPersonWhoseIdWouldForgeALogOrBreakARow(String userId) {
        session(TestTokens.of(userId, "free", null))
                .statusCode(401)
                .contentType("application/problem+json")
                .body("code", equalTo("unauthenticated"))
                .body("detail", startsWith("the token's subject must be a user id"));
        session(TestTokens.of("x".repeat(2_900), "free", null)).statusCode(401);
    }

    @Test
    void shouldNameTheFieldThatIsWrong() {
        patch(OWNER, "{\"status\":\"completed\",\"duration_seconds\":-1}")
                .statusCode(400)
                .body("errors.field", contains("durationSeconds"))
                .body("errors.detail", contains("must be greater than or equal to 0"));
        patch(OWNER, "{\"status\":\"completed\",\"ended_at\":\"yesterday\"}")
                .statusCode(400)
                .body("errors.field", contains("ended_at"));
        patch(OWNER, "k".repeat(256), "{\"notes\":\"n\"}")
                .statusCode(400)
                .body("errors.field", contains("Idempotency-Key"))
                .body("detail", equalTo("Idempotency-Key size must be between 1 and 255"));
    }

    @Test
    void shouldLetOnlyOwnerAndCoachWriteNotes() {
        patch(GUEST, "{\"notes\":\"Mine.\"}").statusCode(403).body("code", equalTo("forbidden"));
        patch(STRANGER, "{\"notes\":\"Mine.\"}").statusCode(404).body("code", equalTo("not_found"));

        session(OWNER).body("notes", nullValue());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|nothing is reported: send status or notes",
                "{\"status\":\"cancelled\"}|status must be one of: in_progress, completed",
                "{\"status\":\"completed\",\"started_at\":\"2026-11-20T11:00:00Z\",\"ended_at\":\"2026-11-20T10:00:00Z\"}|ended_at is before started_at",
                "{\"status\":\"completed\",\"duration_seconds\":-1}|durationSeconds must be greater than or equal to 0",
                "{\"status\":\"completed\",\"ended_at\":\"yesterday\"}|ended_at must be a time with its zone, such as 2026-11-27T20:00:00Z",
                "{\"ended_at\":\"2026-11-20T11:00:00Z\"}|nothing is reported: send status or notes",
                "{\"notes\":\"a\\u0000b\"}|notes must not contain NUL or half a surrogate pair",
                "{\"status\":|the body is not valid JSON"
            })
    void shouldSayWhatIsWrongAndChangeNothing(String body, String detail) {
        String before = session(OWNER).extract().asString();

        patch(OWNER, body)
                .statusCode(400)
                .contentType("application/problem+json")
                .body("code", equalTo("invalid_request"))
                .body("detail", equalTo(detail));

        assertThat(session(OWNER).extract().asString()).isEqualTo(before);
    }

    @Test
    void shouldRefuseToSpeakForOthers() {
        String participantId = join("owner", OWNER, null);

        given().auth()
                .oauth2(COACH)
                .contentType(ContentType.JSON)
                .body("{\"sessionId\":\"%s\",\"userId\":\"owner\",\"name\":\"Owner\"}".formatted(script.sessionId))
                .post("/api/coaching/participants")
                .then()
                .statusCode(403)
                .body("code", equalTo("forbidden"));
        leave(COACH, "{\"participantId\":\"%s\"}".formatted(participantId)).statusCode(404);
        leave(OWNER, "{\"participantId\":\"%s\"}".formatted(UUID.randomUUID())).statusCode(404);
        leave(OWNER, "{\"participantId\":\"%s\",\"left_at\":\"2020-01-01T00:00:00Z\"}".formatted(participantId))
                .statusCode(400)
                .body("detail", equalTo("left_at is before joined_at"));

        participants(OWNER).body("participants.left_at", contains(nullValue()));
    }

    @Test
    void shouldRefuseAReportOfBeingInASessionThatIsOver() {
        String sid = "PA_" + UUID.randomUUID();
        script.joined("owner", sid, 5)
                .left("owner", sid, 5, 60)
                .finished(80)
                .webhooks()
                .forEach(json -> events.liveKit(script.room, json));
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> session(OWNER).body("status", equalTo("completed")));

        patch(OWNER, "{\"status\":\"in_progress\"}").statusCode(409).body("code", equalTo("session_over"));
        session(OWNER).body("status", equalTo("completed")).body("duration_seconds", equalTo(54));
    }

    private String join(String userId, String token, String sid) {
        String rest = sid == null ? "" : ",\"participantSid\":\"" + sid + "\"";
        return given().auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .body("{\"sessionId\":\"%s\",\"userId\":\"%s\",\"name\":\"%s\"%s}"
                        .formatted(script.sessionId, userId, userId, rest))
                .post("/api/coaching/participants")
                .then()
                .statusCode(201)
                .extract()
                .path("participantId");
    }

    private ValidatableResponse leave(String token, String body) {
        return given().auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .body(body)
                .patch("/api/coaching/participants")
                .then();
    }

    private ValidatableResponse patch(String token, String body) {
        return patch(token, script.sessionId, UUID.randomUUID().toString(), body);
    }

    private ValidatableResponse patch(String token, String key, String body) {
        return patch(token, script.sessionId, key, body);
    }

    private static ValidatableResponse patch(String token, UUID sessionId, String key, String body) {
        return given().auth()
                .oauth2(token)
                .header("Idempotency-Key", key)
                .contentType(ContentType.JSON)
                .body(body)
                .patch("/api/coaching/sessions/{id}", sessionId)
                .then();
    }

    private ValidatableResponse session(String token) {
        return session(token, script.sessionId);
    }

    private static ValidatableResponse session(String token, UUID sessionId) {
        return given().auth()
                .oauth2(token)
                .get("/api/coaching/sessions/{id}", sessionId)
                .then();
    }

    private ValidatableResponse participants(String token) {
        return given().auth()
                .oauth2(token)
                .queryParam("sessionId", script.sessionId)
                .get("/api/coaching/participants")
                .then();
    }
}
