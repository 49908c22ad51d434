package io.coachingcalls.sessions.backfill;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;

import java.time.Duration;
import java.util.UUID;

import jakarta.inject.Inject;

import io.coachingcalls.embedded.testing.EmbeddedStack;
import io.coachingcalls.embedded.testing.TestTokens;
import io.coachingcalls.sessions.EventSender;
import io.coachingcalls.sessions.RoomScript;
import io.coachingcalls.sessions.Rows;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** Sessions that a version without terms has written. */
@QuarkusTest
@WithTestResource(EmbeddedStack.class)
class TermsBackfillTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    EventSender events;

    @Inject
    Rows rows;

    @Test
    void shouldMakeThemSearchableAndPassThoseByThatCannotBeRead() {
        String owner = "owner-" + UUID.randomUUID();
        RoomScript old = written(owner);
        RoomScript unreadable = written(owner);
        rows.change(
                "INSERT INTO sessions.facts (room_name, id, body) VALUES ($1, 'from-the-future', '{\"type\":"
                        + " \"levitated\"}')",
                unreadable.room);

        rows.change(
                "DELETE FROM sessions.session_terms WHERE session_id IN ($1, $2)", old.sessionId, unreadable.sessionId);
        rows.change(
                "UPDATE sessions.coaching_sessions SET has_terms = false WHERE id IN ($1, $2)",
                old.sessionId,
                unreadable.sessionId);

        await().atMost(PATIENCE).untilAsserted(() -> given().auth()
                .oauth2(TestTokens.of(owner, "free", null))
                .queryParam("q", "pricing")
                .get("/api/coaching/sessions")
                .then()
                .statusCode(200)
                .body("sessions.id", contains(old.sessionId.toString())));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                        rows.text("SELECT count(*) FROM sessions.coaching_sessions WHERE NOT has_terms"))
                .isEqualTo("0"));
    }

    private RoomScript written(String owner) {
        RoomScript script = new RoomScript();
        events.call(script.created(owner, null));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(rows.statusOf(script.room)).isEqualTo("scheduled"));
        return script;
    }
}
