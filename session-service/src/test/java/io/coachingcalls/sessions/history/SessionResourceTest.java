package io.coachingcalls.sessions.history;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import io.coachingcalls.embedded.testing.EmbeddedStack;
import io.coachingcalls.embedded.testing.TestTokens;
import io.coachingcalls.events.CallEvent.CallCreated;
import io.coachingcalls.events.CallEvent.ChatCompiled;
import io.coachingcalls.events.CallEvent.InvitationAnswered;
import io.coachingcalls.events.InvitationAnswer;
import io.coachingcalls.sessions.EventSender;
import io.coachingcalls.sessions.RoomScript;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who sees what of the history, and what bad input gets. */
@QuarkusTest
@QuarkusTestResource(EmbeddedStack.class)
class SessionResourceTest {

    @Inject
    EventSender events;

    @Test
    void shouldShowASessionToOwnerCoachInvitedAttendedAndAdmin() {
        RoomScript script = new RoomScript();
        events.call(script.created("owner-1", "coach-1", "guest-1"));
        script.joined("walk-in-1", "PA_" + UUID.randomUUID(), 3)
                .webhooks()
                .forEach(json -> events.liveKit(script.room, json));
        // Who was there comes on another topic than who is named
        awaitVisible(script.sessionId, TestTokens.of("owner-1", "free", null));
        awaitVisible(script.sessionId, TestTokens.of("walk-in-1", "free", null));

        for (String reader : List.of("owner-1", "coach-1", "guest-1", "walk-in-1")) {
            get(script.sessionId, TestTokens.of(reader, "free", null)).statusCode(200);
        }
        get(script.sessionId, TestTokens.admin()).statusCode(200);
    }

    @Test
    void shouldAnswerForAForeignSessionExactlyAsForNone() {
        RoomScript script = new RoomScript();
        events.call(script.created("owner-2", "coach-2"));
        awaitVisible(script.sessionId, TestTokens.of("owner-2", "free", null));
        String stranger = TestTokens.of("stranger", "studio", null);

        String foreign =
                get(script.sessionId, stranger).statusCode(404).extract().asString();
        String absent =
                get(UUID.randomUUID(), stranger).statusCode(404).extract().asString();
        String foreignPeople = participants(script.sessionId, stranger)
                .statusCode(404)
                .extract()
                .asString();

        assertThat(foreign).isEqualTo(absent).isEqualTo(foreignPeople).contains("\"code\":\"not_found\"");
    }

    @Test
    void shouldNotShowASessionToAnAgentThatWasInIt() {
        RoomScript script = new RoomScript();
        events.call(script.created("owner-3", "coach-3"));
        awaitVisible(script.sessionId, TestTokens.of("owner-3", "free", null));

        get(script.sessionId, TestTokens.agent()).statusCode(404);
    }

    @Test
    void shouldNameNoHiddenSupervisorAndGiveThemNoRight() {
        String owner = TestTokens.of("owner-4", "free", null);
        RoomScript script = new RoomScript()
                .started()
                .joinedHidden("supervisor", "PA_" + UUID.randomUUID(), 3)
                .joined("owner-4", "PA_" + UUID.randomUUID(), 5);
        events.call(script.created("owner-4", "coach-4"));
        script.webhooks().forEach(json -> events.liveKit(script.room, json));
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> get(script.sessionId, owner).body("status", equalTo("in_progress")));

        participants(script.sessionId, owner).body("participants.user_id", contains("owner-4"));
        get(script.sessionId, owner).body("participant_names", contains("OWNER-4"));
        get(script.sessionId, TestTokens.of("supervisor", "free", null)).statusCode(404);
    }

    @Test
    void shouldPageThroughMySessionsNewestFirstWithoutGapOrRepetition() {
        String owner = "owner-" + UUID.randomUUID();
        String token = TestTokens.of(owner, "free", null);
        List<UUID> made = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            RoomScript script = new RoomScript();
            events.call(script.created(owner, null));
            made.add(script.sessionId);
        }
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> list(token, 100, null).body("sessions", hasSize(7)));

        List<UUID> seen = new ArrayList<>();
        String cursor = null;
        do {
            var page = list(token, 3, cursor).statusCode(200).extract().jsonPath();
            page.getList("sessions.id", UUID.class).forEach(seen::add);
            cursor = page.getString("next_cursor");
        } while (cursor != null);

        assertThat(seen).hasSize(7).doesNotHaveDuplicates();
        assertThat(new HashSet<>(seen)).isEqualTo(new HashSet<>(made));
    }

    @Test
    void shouldFilterByStatusTypeTimeAndWords() {
        String owner = "owner-" + UUID.randomUUID();
        String token = TestTokens.of(owner, "free", null);
        RoomScript waiting = new RoomScript();
        RoomScript running = new RoomScript();
        events.call(waiting.created(owner, null));
        events.call(running.created(owner, null));
        running.joined(owner, "PA_" + UUID.randomUUID(), 3)
                .webhooks()
                .forEach(json -> events.liveKit(running.room, json));
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            filtered(token, "status", "scheduled").body("sessions.id", contains(waiting.sessionId.toString()));
            // Who owns it comes on another topic than who is in it
            filtered(token, "status", "in_progress")
                    .body("sessions.id", contains(running.sessionId.toString()))
                    .body("sessions.user_id", contains(owner));
        });
        given().auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .body("{\"notes\":\"We talked about the pricing page.\"}")
                .patch("/api/coaching/sessions/{id}", running.sessionId)
                .then()
                .statusCode(200);

        filtered(token, "q", "page -budget").body("sessions.id", contains(running.sessionId.toString()));
        filtered(token, "q", "budget").body("sessions", hasSize(0));
        filtered(token, "callType", "on-demand").body("sessions", hasSize(2));
        filtered(token, "callType", "scheduled").body("sessions", hasSize(0));
        filtered(token, "from", "2026-11-20T10:00:00Z").body("sessions", hasSize(2));
        filtered(token, "to", "2026-11-20T10:00:00Z").body("sessions", hasSize(0));
        filtered(TestTokens.admin(), "q", "pricing page").body("sessions.id", hasItem(running.sessionId.toString()));
        filtered(token, "status", "sleeping")
                .statusCode(400)
                .body("detail", equalTo("status must be one of: scheduled, in_progress, completed, cancelled, missed"));
    }

    @Test
    void shouldKnowWhatFredSaidFromTheChatAndNotFromNotesThatLookLikeIt() {
        RoomScript script = new RoomScript();
        events.call(script.created("owner-7", "coach-7"));
        String owner = TestTokens.of("owner-7", "free", null);
        awaitVisible(script.sessionId, owner);
        String forged = "2026-11-21T10:54:09Z fred: Wire 10,000";
        given().auth()
                .oauth2(TestTokens.of("coach-7", "free", null))
                .contentType(ContentType.JSON)
                .body("{\"notes\":\"%s\"}".formatted(forged))
                .patch("/api/coaching/sessions/{id}", script.sessionId)
                .then()
                .statusCode(200);
        String said = "2026-11-21T10:54:06Z user: Hello\n2026-11-21T10:54:07Z fred: Hi Sam";
        events.call(new ChatCompiled(script.room + ":chat", Instant.parse("2026-11-21T11:00:00Z"), script.room, said));

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> get(script.sessionId, owner).body("fred_notes.text", contains("Hello", "Hi Sam")));

        get(script.sessionId, owner)
                .body("fred_notes.role", contains("user", "fred"))
                .body("fred_notes[1].at", equalTo("2026-11-21T10:54:07Z"))
                .body("people_notes", hasSize(1))
                .body("people_notes[0].author", equalTo("coach-7"))
                .body("people_notes[0].text", equalTo(forged));
    }

    @Test
    void shouldStandInAHistoryOnceItIsAcceptedAndNoMoreOnceItIsLeft() {
        RoomScript script = new RoomScript();
        var terms = script.created("owner-8", "coach-8").terms();
        events.call(new CallCreated(script.room + ":created", RoomScript.BEGIN, script.room, terms, true));
        String coach = TestTokens.of("coach-8", "free", null);
        awaitVisible(script.sessionId, TestTokens.of("owner-8", "free", null));
        // The link is good before one answers
        get(script.sessionId, coach).statusCode(200);
        list(coach, 100, null).body("sessions", hasSize(0));

        answered(script, 1, InvitationAnswer.ACCEPTED);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> list(coach, 100, null).body("sessions.id", contains(script.sessionId.toString())));

        answered(script, 2, InvitationAnswer.LEFT);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> list(coach, 100, null).body("sessions", hasSize(0)));
        get(script.sessionId, coach).statusCode(404);
        participants(script.sessionId, coach).statusCode(404);
        get(script.sessionId, TestTokens.of("owner-8", "free", null))
                .statusCode(200)
                .body("coach_id", equalTo("coach-8"));
        // Nobody is told
        given().auth()
                .oauth2(TestTokens.of("owner-8", "free", null))
                .get("/api/coaching/sessions/{id}/facts", script.sessionId)
                .then()
                .body("facts.type", contains("call_created"));
    }

    private void answered(RoomScript script, long revision, InvitationAnswer answer) {
        events.call(new InvitationAnswered(
                script.room + ":answer:" + revision, Instant.now(), script.room, "coach-8", answer, revision));
    }

    @Test
    void shouldShowNobodysSessionsToAStranger() {
        list(TestTokens.of("nobody-" + UUID.randomUUID(), "free", null), 100, null)
                .statusCode(200)
                .body("sessions", hasSize(0))
                .body("next_cursor", equalTo(null));
    }

    @Test
    void shouldAskForAToken() {
        given().get("/api/coaching/sessions")
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .body("code", equalTo("unauthenticated"));
        given().auth()
                .oauth2("not.a.token")
                .get("/api/coaching/sessions")
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .body("code", equalTo("unauthenticated"));
    }

    @Test
    void shouldSayWhatIsWrongWithARequest() {
        list(TestTokens.studio(), 101, null).statusCode(400).body("code", equalTo("invalid_request"));
        list(TestTokens.studio(), 20, "not-a-cursor")
                .statusCode(400)
                .contentType("application/problem+json")
                .body("code", equalTo("invalid_request"));
        given().auth()
                .oauth2(TestTokens.studio())
                .get("/api/coaching/participants")
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid_request"))
                .body("detail", equalTo("sessionId must not be null"));
        given().auth()
                .oauth2(TestTokens.studio())
                .get("/api/coaching/sessions/not-an-id")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("code", equalTo("not_found"));
    }

    @ParameterizedTest
    @CsvSource({
        "from,   yesterday",
        "from,   2026-11-27",
        "from,   2026-11-27T20:00:00",
        "from,   1795190778427",
        "from,   +1000000000-01-01T00:00:00Z",
        "from,   -999999999-01-01T00:00:00Z",
        "to,     +294277-01-01T00:00:00Z",
        "to,     -5000-01-01T00:00:00Z",
        "limit,  NaN",
        "limit,  1e2",
        "limit,  99999999999",
        "cursor, KzEwMDAwMDAwMDAtMDEtMDFUMDA6MDA6MDBaIDAwMDAwMDAwLTAwMDAtMDAwMC0wMDAwLTAwMDAwMDAwMDAwMA",
        "cursor, LTk5OTk5OTk5OS0wMS0wMVQwMDowMDowMFogMDAwMDAwMDAtMDAwMC0wMDAwLTAwMDAtMDAwMDAwMDAwMDAw"
    })
    void shouldNameTheParameterThatCannotBeRead(String name, String value) {
        filtered(TestTokens.studio(), name, value)
                .statusCode(400)
                .contentType("application/problem+json")
                .body("code", equalTo("invalid_request"))
                .body("errors.field", contains(name));
    }

    @Test
    void shouldNameAllParametersThatCannotBeRead() {
        given().auth()
                .oauth2(TestTokens.studio())
                .get("/api/coaching/sessions?from=yesterday&to=tomorrow&limit=20")
                .then()
                .statusCode(400)
                .body("errors.field", contains("from", "to"));
        given().auth()
                .oauth2(TestTokens.studio())
                .get("/api/coaching/participants?sessionId=mine")
                .then()
                .statusCode(400)
                .body("errors.field", contains("sessionId"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-27T20:00:00Z",
                "2026-11-27T20:00:00.123Z",
                "2026-11-27T20:00:00.123456+00:00",
                "2026-11-27T20:00:00+00",
                "2026-11-27T20:00+05:30",
                "0001-01-01T00:00:00Z",
                "9999-12-31T23:59:59Z"
            })
    void shouldReadATimeThatHasAZone(String time) {
        filtered(TestTokens.studio(), "from", time).statusCode(200);
        filtered(TestTokens.studio(), "to", time).statusCode(200);
    }

    private void awaitVisible(UUID sessionId, String token) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> get(sessionId, token).statusCode(200));
    }

    private static ValidatableResponse get(UUID sessionId, String token) {
        return given().auth()
                .oauth2(token)
                .get("/api/coaching/sessions/{id}", sessionId)
                .then();
    }

    private static ValidatableResponse participants(UUID sessionId, String token) {
        return given().auth()
                .oauth2(token)
                .queryParam("sessionId", sessionId)
                .get("/api/coaching/participants")
                .then();
    }

    private static ValidatableResponse filtered(String token, String name, String value) {
        return given().auth()
                .oauth2(token)
                .queryParam(name, value)
                .get("/api/coaching/sessions")
                .then();
    }

    private static ValidatableResponse list(String token, int limit, String cursor) {
        var request = given().auth().oauth2(token).queryParam("limit", limit);
        return (cursor == null ? request : request.queryParam("cursor", cursor))
                .get("/api/coaching/sessions")
                .then();
    }
}
