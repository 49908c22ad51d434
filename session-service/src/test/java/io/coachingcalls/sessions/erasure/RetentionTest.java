package io.coachingcalls.sessions.erasure;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import io.coachingcalls.embedded.testing.EmbeddedStack;
import io.coachingcalls.embedded.testing.EventReader;
import io.coachingcalls.embedded.testing.TestTokens;
import io.coachingcalls.events.CallEvent.SessionErased;
import io.coachingcalls.sessions.EventSender;
import io.coachingcalls.sessions.RoomScript;
import io.coachingcalls.sessions.Rows;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** What has been kept for long enough goes by itself. */
@QuarkusTest
@TestProfile(RetentionTest.ThirtyDays.class)
@WithTestResource(EmbeddedStack.class)
class RetentionTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject
    EventSender events;

    @Inject
    Rows rows;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    @Test
    void shouldEraseWhatSettledTooLongAgoAndNothingElse() {
        RoomScript old = finishedCall();
        RoomScript young = finishedCall();
        rows.change(
                "UPDATE sessions.coaching_sessions SET over_since = now() - interval '29 days' WHERE id = $1",
                young.sessionId);
        rows.change(
                "UPDATE sessions.coaching_sessions SET over_since = now() - interval '31 days' WHERE id = $1",
                old.sessionId);

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(rows.statusOf(old.room)).isNull());
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(new EventReader(kafka).calls(old.room, SessionErased.class))
                        .hasSize(1));
        assertThat(rows.statusOf(young.room)).isEqualTo("completed");
        // Nobody asked for it, so it is nobody's but the operator's
        UUID erasure =
                UUID.fromString(rows.text("SELECT id FROM sessions.erasures WHERE session_id = $1", old.sessionId));
        given().auth()
                .oauth2(TestTokens.studio())
                .get("/api/coaching/erasures/{id}", erasure)
                .then()
                .statusCode(404);
        given().auth()
                .oauth2(TestTokens.admin())
                .get("/api/coaching/erasures/{id}", erasure)
                .then()
                .statusCode(200);
    }

    /** Nobody is told of its end, so it never settles. */
    @Test
    void shouldEraseWhatWasImportedAndEndedTooLongAgo() {
        String old = imported(Instant.now().minus(Duration.ofDays(31)));
        String young = imported(Instant.now().minus(Duration.ofDays(29)));

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(rows.statusOf(old)).isNull());
        assertThat(rows.statusOf(young)).isEqualTo("completed");
    }

    private static String imported(Instant began) {
        String room = "imported-for-retention-" + UUID.randomUUID();
        Map<String, Object> session = Map.of(
                "id",
                room,
                "user_id",
                "mover",
                "room_name",
                room,
                "created_at",
                began.toString(),
                "started_at",
                began.toString(),
                "duration_seconds",
                60);
        given().auth()
                .oauth2(TestTokens.admin())
                .contentType(ContentType.JSON)
                .body(Map.of("sessions", List.of(session)))
                .post("/api/admin/sessions/import")
                .then()
                .statusCode(200);
        return room;
    }

    /** An answer that was lost, or a service that was away for longer than Kafka keeps what it is told. */
    @Test
    void shouldTellAgainOfAnErasureThatNobodyAnswers() {
        RoomScript script = finishedCall();
        given().auth()
                .oauth2(TestTokens.studio())
                .delete("/api/coaching/sessions/{id}", script.sessionId)
                .then()
                .statusCode(202);
        await().atMost(PATIENCE)
                .until(() -> new EventReader(kafka)
                                .calls(script.room, SessionErased.class)
                                .size()
                        == 1);
        double unanswered = unanswered();

        rows.change(
                "UPDATE sessions.erasures SET next_announcement_at = now() - interval '61 minutes' WHERE session_id = $1",
                script.sessionId);

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(new EventReader(kafka).calls(script.room, SessionErased.class))
                        .hasSize(2)
                        .extracting(SessionErased::id)
                        .doesNotHaveDuplicates());
        // What the alert ErasureHangs looks at
        assertThat(unanswered()).isEqualTo(unanswered + 1);
    }

    private static double unanswered() {
        return given().get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith("erasures_unanswered_total"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    private RoomScript finishedCall() {
        String sid = "PA_" + UUID.randomUUID();
        RoomScript script = new RoomScript()
                .started()
                .joined("demo-studio", sid, 5)
                .left("demo-studio", sid, 5, 120)
                .finished(140);
        events.call(script.created("demo-studio", "demo-coach"));
        script.webhooks().forEach(json -> events.liveKit(script.room, json));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                        rows.text("SELECT count(*) FROM sessions.facts WHERE room_name = $1", script.room))
                .isEqualTo("5"));
        return script;
    }

    public static final class ThirtyDays implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("session.retention.days", "30", "session.retention.every", "500ms");
        }
    }
}
