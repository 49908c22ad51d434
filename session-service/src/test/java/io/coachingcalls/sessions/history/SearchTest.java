package io.coachingcalls.sessions.history;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import io.coachingcalls.embedded.testing.EmbeddedStack;
import io.coachingcalls.embedded.testing.TestTokens;
import io.coachingcalls.events.CallEvent.CallCreated;
import io.coachingcalls.events.CallEvent.CallTerms;
import io.coachingcalls.events.CallType;
import io.coachingcalls.events.Topics;
import io.coachingcalls.sessions.EventSender;
import io.coachingcalls.sessions.RoomScript;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;

/** What sessions are found by, and by whom. */
@QuarkusTest
@WithTestResource(EmbeddedStack.class)
class SearchTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject
    EventSender events;

    private final String owner = "zoë.müller-" + UUID.randomUUID();
    private final String token = TestTokens.of(owner, "free", null);

    @Test
    void shouldFindWhateverASessionIsMadeOf() {
        RoomScript other = call(owner, "Something else");
        RoomScript script = call(owner, "Gespräch über Łódź");
        script.joined(owner, "PA_" + UUID.randomUUID(), 3)
                .webhooks()
                .forEach(json -> events.liveKit(script.room, json));
        summarised(script, "We met at the café. 来年の価格設定を決めた。", "Let us raise the price to 10,000 euros by May.");
        awaitFound("cafe", script);

        for (String words : List.of(
                // The summary's
                "価格",
                "価",
                "来年の価格",
                "café",
                "cafe",
                "CAFÉ",
                "cafe\u0301",
                "ｃａｆｅ",
                "\"met at the cafe\"",
                // The title's, and its beginning
                "gesprach",
                "GESPRÄCH über lodz",
                "gesp",
                "Łódź",
                // A name
                "Zoë",
                "zoe muller",
                "MÜLLER",
                // Said, decided, to be done
                "Let us raise the price to 10,000 euros by May.",
                "\"raise the price\"",
                "10,000",
                "price",
                "hire",
                "deck",
                // Of several texts
                "cafe price zoe")) {
            found(token, words).statusCode(200).body("sessions.id", contains(script.sessionId.toString()));
        }
        for (String words :
                List.of("格価", "設格", "価格の", "\"price the raise\"", "10,001", "cafeteria", "rais", "fe", "cafe -price")) {
            found(token, words).statusCode(200).body("sessions", hasSize(0));
        }
        found(token, "-price").body("sessions.id", contains(other.sessionId.toString()));
        found(token, "-\"raise the price\" else").body("sessions.id", contains(other.sessionId.toString()));
    }

    @Test
    void shouldFindANoteAsSoonAsItIsWritten() {
        RoomScript script = call(owner, null);

        given().auth()
                .oauth2(token)
                .contentType("application/json")
                .body("{\"notes\": \"Ask İbrahim about the STRASSE 🚀\"}")
                .patch("/api/coaching/sessions/{id}", script.sessionId)
                .then()
                .statusCode(200);

        for (String words : List.of("ibrahim", "straße", "🚀", "ask stra")) {
            found(token, words).body("sessions.id", contains(script.sessionId.toString()));
        }
    }

    /** Its facts only refer to the words. */
    @Test
    void shouldStillFindWhatWasSaidWhenSomethingElseIsWritten() {
        RoomScript script = call(owner, null);
        summarised(script, "A summary.", "The zeppelin leaves at noon.");
        awaitFoundNow("zeppelin", script);

        given().auth()
                .oauth2(token)
                .contentType("application/json")
                .body("{\"notes\": \"Bring gloves\"}")
                .patch("/api/coaching/sessions/{id}", script.sessionId)
                .then()
                .statusCode(200);

        found(token, "gloves zeppelin").body("sessions.id", contains(script.sessionId.toString()));
        summarised(script, "A summary.", "The train leaves at noon.", 2);
        awaitFoundNow("train", script);
        found(token, "zeppelin").body("sessions", hasSize(0));
    }

    @Test
    void shouldFindNothingForThoseWhoMayNotReadIt() {
        RoomScript script = call(owner, "Acquisition of Initech");
        String stranger = TestTokens.of("stranger-" + UUID.randomUUID(), "studio", null);

        found(stranger, "initech").statusCode(200).body("sessions", hasSize(0)).body("next_cursor", nullValue());
        found(stranger, "-nothing").body("sessions", hasSize(0)).body("next_cursor", nullValue());
        found(stranger, owner).body("sessions", hasSize(0));
        found(TestTokens.admin(), "initech").body("sessions.id", hasItem(script.sessionId.toString()));
        found(TestTokens.admin(), "-initech").body("sessions.id", not(hasItem(script.sessionId.toString())));
    }

    @Test
    void shouldPageThroughWhatIsFoundWithTheOtherFilters() {
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            made.add(call(owner, "Quarterly review " + i).sessionId.toString());
        }
        call(owner, "Another");

        List<String> seen = new ArrayList<>();
        String cursor = null;
        do {
            var request = given().auth()
                    .oauth2(token)
                    .queryParam("q", "\"quarterly review\"")
                    .queryParam("limit", 2);
            var page = (cursor == null ? request : request.queryParam("cursor", cursor))
                    .get("/api/coaching/sessions")
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            seen.addAll(page.getList("sessions.id", String.class));
            cursor = page.getString("next_cursor");
        } while (cursor != null);

        assertThat(seen).hasSize(5).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(made);
        filtered("status", "scheduled").body("sessions.id", containsInAnyOrder(made.toArray()));
        filtered("status", "completed").body("sessions", hasSize(0));
        filtered("callType", "scheduled").body("sessions", hasSize(0));
        filtered("from", RoomScript.BEGIN.toString()).body("sessions", hasSize(5));
        filtered("to", RoomScript.BEGIN.toString()).body("sessions", hasSize(0));
    }

    @Test
    void shouldSayThatThereIsNothingToLookFor() {
        for (String words : List.of("???", "\"\"", "-", " … ")) {
            found(token, words)
                    .statusCode(400)
                    .body("code", equalTo("invalid_request"))
                    .body("errors.field", contains("q"));
        }
    }

    @Test
    void shouldTakeAnyQuestion() {
        for (String words : List.of(
                "' | !x", "a:*", "\\'x", "<-> & a", "@zoe ^pri /", "-a -\"b c\" -", "'; drop", "価".repeat(200))) {
            found(token, words).statusCode(200);
        }
    }

    private RoomScript call(String owner, String title) {
        RoomScript script = new RoomScript();
        events.call(new CallCreated(
                script.room + ":created",
                Instant.from(RoomScript.BEGIN),
                script.room,
                new CallTerms(owner, CallType.ON_DEMAND, title, null, List.of(), null, 600)));
        await().atMost(PATIENCE).untilAsserted(() -> given().auth()
                .oauth2(token)
                .get("/api/coaching/sessions/{id}", script.sessionId)
                .then()
                .statusCode(200));
        return script;
    }

    private void summarised(RoomScript script, String summary, String said) {
        summarised(script, summary, said, 1);
    }

    private void summarised(RoomScript script, String summary, String said, int revision) {
        events.send(
                Topics.CALLS_EVENTS,
                script.room,
                """
                {"type": "call.summarised", "id": "%1$s:summarised:%5$d", "time": "2026-11-20T10:03:00Z", "room": "%1$s",
                 "revision": %5$d, "userId": "%2$s", "callType": "on-demand",
                 "transcript": [{"speaker": "%2$s", "text": "%4$s"}], "summary": "%3$s",
                 "decisions": ["Hire Ada"], "nextActions": ["Send the deck"],
                 "evidence": {"decisions": [[0]], "nextActions": [[0]]},
                 "actionDetails": [{"owner": null, "due": null}], "source": "extractive"}
                """.formatted(script.room, owner, summary, said, revision).getBytes(StandardCharsets.UTF_8),
                "/recording-service");
    }

    private void awaitFoundNow(String words, RoomScript script) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> found(token, words).body("sessions.id", contains(script.sessionId.toString())));
    }

    private void awaitFound(String words, RoomScript script) {
        await().atMost(PATIENCE).untilAsserted(() -> found(token, words)
                .body("sessions.id", contains(script.sessionId.toString()))
                .body("sessions.status", contains("in_progress")));
    }

    private ValidatableResponse filtered(String name, String value) {
        return given().auth()
                .oauth2(token)
                .queryParam("q", "quarterly")
                .queryParam(name, value)
                .get("/api/coaching/sessions")
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse found(String token, String words) {
        return given().auth()
                .oauth2(token)
                .queryParam("q", words)
                .get("/api/coaching/sessions")
                .then();
    }
}
