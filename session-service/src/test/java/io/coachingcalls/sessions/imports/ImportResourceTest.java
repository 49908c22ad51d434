package io.coachingcalls.sessions.imports;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import io.coachingcalls.embedded.testing.EmbeddedLiveKit;
import io.coachingcalls.embedded.testing.EmbeddedStack;
import io.coachingcalls.embedded.testing.TestTokens;
import io.coachingcalls.events.SessionIds;
import io.coachingcalls.sessions.Rows;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
@WithTestResource(EmbeddedStack.class)
@WithTestResource(EmbeddedLiveKit.class)
class ImportResourceTest {

    private static final Instant BEGAN = Instant.parse("2025-03-04T09:00:00Z");

    @Inject
    Rows rows;

    private final String oldId = UUID.randomUUID().toString();
    private final String room = "fred-call-" + oldId;

    @Test
    void shouldShowAnImportedSessionInTheHistory() {
        take(session())
                .statusCode(200)
                .body("sessions", equalTo(1))
                .body("participants", equalTo(2))
                .body("repeated", equalTo(0))
                .body("skipped", empty());

        session(TestTokens.of("mover", "free", null))
                .body("status", equalTo("completed"))
                .body("title", equalTo("Pricing"))
                .body("call_type", equalTo("on-demand"))
                .body("started_at", equalTo("2025-03-04T09:00:00Z"))
                .body("ended_at", equalTo("2025-03-04T09:23:45Z"))
                .body("duration", equalTo("23m 45s"))
                .body("participant_count", equalTo(2))
                .body("notes", equalTo("Raise the price."))
                .body("summary", equalTo("They talked about pricing."))
                .body("decisions", contains("Raise the price"))
                .body("recording_url", equalTo("https://old.example.com/call.ogg"))
                .body("created_at", equalTo("2025-03-04T08:59:00Z"));
        session(TestTokens.of("guide", "free", null)).body("participant_count", equalTo(2));
        given().auth()
                .oauth2(TestTokens.of("mover", "free", null))
                .get("/api/coaching/sessions/{id}/facts", SessionIds.ofRoom(room))
                .then()
                .body("facts", hasSize(7))
                .body("facts.provenance", everyItem(equalTo("imported")));
    }

    @Test
    void shouldChangeNothingTheSecondTime() {
        take(session()).statusCode(200);
        String before = rows.everything(room);

        take(session())
                .statusCode(200)
                .body("sessions", equalTo(0))
                .body("participants", equalTo(0))
                .body("repeated", equalTo(1));

        assertThat(rows.everything(room)).isEqualTo(before);
    }

    @Test
    void shouldMakeNamesAndTitlesFitToBeShown() {
        Map<String, Object> person = participant("mover", BEGAN, BEGAN.plusSeconds(60));
        person.put("name", "S\0a\u202em\n" + "!".repeat(300));
        Map<String, Object> session = session();
        session.put("title", "\u202ePricing\0" + "!".repeat(300));
        session.put("participants", List.of(person));

        take(session).statusCode(200);

        session(TestTokens.of("mover", "free", null))
                .body("title", equalTo("Pricing" + "!".repeat(193)))
                .body("participant_names", contains("Sam" + "!".repeat(197)));
    }

    /** Systems that number their rows have a session 7 and a person 7. */
    @Test
    void shouldNotTakeAPersonForTheOwnerOfASessionWithTheSameNumber() {
        Map<String, Object> alone = session();
        alone.put("participants", null);
        Map<String, Object> guest = participant("guide", BEGAN, BEGAN.plusSeconds(60));
        guest.put("id", oldId);
        Map<String, Object> other = session();
        other.put("id", "other-" + oldId);
        other.put("room_name", room + "-other");
        other.put("participants", List.of(guest));

        take(alone, other).statusCode(200);

        session(TestTokens.of("mover", "free", null)).body("participant_count", equalTo(1));
        assertThat(rows.text(
                        "SELECT count(*) FROM sessions.video_participants WHERE session_id = $1",
                        SessionIds.ofRoom(room)))
                .isEqualTo("1");
    }

    @Test
    void shouldTellNobodyOfAnEndOfLongAgo() {
        take(session()).statusCode(200);

        assertThat(rows.text("SELECT settles_at FROM sessions.coaching_sessions WHERE room_name = $1", room))
                .isEqualTo("null");
    }

    /** In progress for ever, as the old system left many. */
    @Test
    void shouldEndWhatTheOldSystemNeverEnded() {
        Map<String, Object> session = session();
        session.put("ended_at", null);
        session.put("duration_seconds", null);
        session.put(
                "participants",
                List.of(participant("mover", BEGAN, null), participant("guide", BEGAN.plusSeconds(30), null)));

        take(session).statusCode(200);

        session(TestTokens.admin()).body("status", equalTo("completed")).body("duration_seconds", equalTo(30));
    }

    @Test
    void shouldTakeTheOwnerForTheOnlyOneWhereNobodyWasKept() {
        Map<String, Object> session = session();
        session.remove("participants");
        session.remove("room_name");

        take(session).statusCode(200).body("participants", equalTo(0));

        given().auth()
                .oauth2(TestTokens.admin())
                .get("/api/coaching/sessions/{id}", SessionIds.ofRoom("imported-" + oldId))
                .then()
                .statusCode(200)
                .body("participant_count", equalTo(1))
                .body("duration", equalTo("23m 45s"));
    }

    @Test
    void shouldLeaveOutWhatCannotBeHeldHereAndWhatWouldMixWithAnother() {
        Map<String, Object> planned = session();
        planned.put("id", "planned");
        planned.put("room_name", room + "-planned");
        planned.put("started_at", null);
        planned.put("scheduled_for", Instant.now().plus(3, ChronoUnit.DAYS).toString());
        Map<String, Object> sameRoom = session();
        sameRoom.put("id", "same-room");

        take(session(), planned, sameRoom)
                .statusCode(200)
                .body("sessions", equalTo(1))
                .body("skipped.id", contains("planned", "same-room"))
                .body("skipped.reason", contains("still_to_come", "room_taken"));
    }

    @Test
    void shouldNotBringBackWhatWasErasedHere() {
        take(session()).statusCode(200);
        given().auth()
                .oauth2(TestTokens.admin())
                .delete("/api/coaching/sessions/{id}", SessionIds.ofRoom(room))
                .then()
                .statusCode(202);

        take(session()).statusCode(200).body("sessions", equalTo(0)).body("skipped.reason", contains("erased"));

        assertThat(rows.statusOf(room)).isNull();
    }

    @Test
    void shouldTakeNothingOfABatchThatIsWrong() {
        Map<String, Object> wrong = session();
        wrong.put("created_at", null);
        wrong.put("room_name", room + "-wrong");

        take(session(), wrong).statusCode(400).body("code", equalTo("invalid_request"));

        assertThat(rows.statusOf(room)).isNull();
    }

    @ParameterizedTest
    @MethodSource
    void shouldRefuseWhatNoRowCanKeep(String column, Object value, String detail) {
        Map<String, Object> wrong = session();
        wrong.put(column, value);

        take(wrong).statusCode(400).body("code", equalTo("invalid_request")).body("detail", containsString(detail));

        assertThat(rows.statusOf(room)).isNull();
    }

    static Stream<Arguments> shouldRefuseWhatNoRowCanKeep() {
        String noNul = "sessions must not contain NUL or half a surrogate pair";
        String noTime = "sessions have a time before 1970-01-01T00:00:00Z or not before 9999-01-01T00:00:00Z";
        String noZone = "must be a time with its zone";
        return Stream.of(
                arguments("id", "a\0b", noNul),
                arguments("notes", "a\0b", noNul),
                arguments("user_id", "a\nb", "userId must be a user id"),
                arguments("transcript_json", List.of(Map.of("a\0b", 1)), noNul),
                arguments("decisions", List.of("a\0b"), noNul),
                arguments("transcript_json", new BigDecimal("1e999"), "sessions has a number that is too large"),
                arguments("duration_seconds", Long.MAX_VALUE, "durationSeconds must be less than or equal to"),
                arguments("duration_seconds", 12.5, "duration_seconds must be a whole number"),
                arguments("created_at", "-5000-01-01T00:00:00Z", noZone),
                arguments("created_at", "1969-12-31T23:59:59Z", noTime),
                arguments("created_at", "1970-01-01T00:00:00Z", "createdAt must not be null"),
                arguments("started_at", 1_741_078_800_000L, noZone),
                arguments("started_at", "2025-03-04T09:00:00", noZone),
                arguments("started_at", "9998-12-31T23:59:59Z", noTime),
                arguments("ended_at", "+294277-01-01T00:00:00Z", noZone));
    }

    /** As tables write a zero where no time is known. */
    @Test
    void shouldNotTakeUnknownTimesFor1970() {
        Map<String, Object> session = session();
        session.put("scheduled_for", "1970-01-01T00:00:00+00:00");
        session.put("ended_at", "1970-01-01T00:00:00+00:00");
        session.put("participants", List.of(participant("mover", Instant.EPOCH, Instant.EPOCH)));

        take(session).statusCode(200);

        session(TestTokens.admin())
                .body("started_at", equalTo("2025-03-04T09:00:00Z"))
                .body("ended_at", equalTo("2025-03-04T09:23:45Z"))
                .body("scheduled_for", nullValue());
    }

    @Test
    void shouldBeForAdminsAlone() {
        given().auth()
                .oauth2(TestTokens.studio())
                .contentType(ContentType.JSON)
                .body(Map.of("sessions", List.of(session())))
                .post("/api/admin/sessions/import")
                .then()
                .statusCode(403)
                .body("code", equalTo("forbidden"));

        assertThat(rows.statusOf(room)).isNull();
    }

    private Map<String, Object> session() {
        Map<String, Object> session = new HashMap<>();
        session.put("id", oldId);
        session.put("user_id", "mover");
        session.put("room_name", room);
        session.put("call_type", "fred");
        session.put("status", "completed");
        session.put("title", "Pricing");
        session.put("created_at", BEGAN.minusSeconds(60).toString());
        session.put("started_at", BEGAN.toString());
        session.put("duration_seconds", 1_425);
        session.put("notes", "Raise the price.");
        session.put("summary", "They talked about pricing.");
        session.put("decisions", List.of("Raise the price"));
        session.put("recording_url", "https://old.example.com/call.ogg");
        session.put(
                "participants",
                List.of(
                        participant("mover", BEGAN, BEGAN.plusSeconds(1_425)),
                        participant("guide", BEGAN.plusSeconds(30), null)));
        return session;
    }

    private Map<String, Object> participant(String userId, Instant joinedAt, Instant leftAt) {
        Map<String, Object> participant = new HashMap<>();
        participant.put("id", userId + "-" + oldId);
        participant.put("session_id", oldId);
        participant.put("user_id", userId);
        participant.put("name", userId);
        participant.put("joined_at", joinedAt.toString());
        participant.put("left_at", leftAt == null ? null : leftAt.toString());
        return participant;
    }

    private static ValidatableResponse take(Object... sessions) {
        return given().auth()
                .oauth2(TestTokens.admin())
                .contentType(ContentType.JSON)
                .body(Map.of("sessions", List.of(sessions)))
                .post("/api/admin/sessions/import")
                .then();
    }

    private ValidatableResponse session(String token) {
        return given().auth()
                .oauth2(token)
                .get("/api/coaching/sessions/{id}", SessionIds.ofRoom(room))
                .then()
                .statusCode(200);
    }
}
