package io.coachingcalls.sessions.lifecycle;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import io.coachingcalls.embedded.testing.EmbeddedStack;
import io.coachingcalls.embedded.testing.TestTokens;
import io.coachingcalls.events.CallEvent.CallCreated;
import io.coachingcalls.events.CallEvent.ChatCompiled;
import io.coachingcalls.events.Topics;
import io.coachingcalls.sessions.EventSender;
import io.coachingcalls.sessions.RoomScript;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One room's trouble stays that room's: real Kafka, real PostgreSQL, real refusals. */
@QuarkusTest
@QuarkusTestResource(EmbeddedStack.class)
class QuarantineTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject
    EventSender events;

    @Inject
    Pool database;

    @ConfigProperty(name = "quarkus.flyway.jdbc-url")
    String jdbcUrl;

    @ConfigProperty(name = "quarkus.flyway.username")
    String owner;

    @ConfigProperty(name = "quarkus.flyway.password")
    String ownersPassword;

    @AfterEach
    void takeEverythingAgain() {
        alter("DROP CONSTRAINT IF EXISTS no_poison");
    }

    @Test
    void shouldSetARoomAsideThatCannotBeStoredAndGoOnWithAllOthers() {
        alter("ADD CONSTRAINT no_poison CHECK (summary IS DISTINCT FROM 'poison') NOT VALID");
        RoomScript spoiled = wholeCall();
        RoomScript other = wholeCall();
        CallCreated created = spoiled.created("demo-studio", "demo-coach");
        events.call(created);
        awaitStatus(spoiled, "scheduled");
        byte[] poison = summarised(spoiled, "poison");

        events.send(Topics.CALLS_EVENTS, spoiled.room, poison, "/recording-service");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(quarantineOf(spoiled)).isEqualTo("SQLSTATE 23514"));
        spoiled.webhooks().forEach(json -> events.liveKit(spoiled.room, json));
        events.call(other.created("demo-studio", "demo-coach"));
        other.webhooks().forEach(json -> events.liveKit(other.room, json));

        awaitStatus(other, "completed");
        sessionOf(spoiled).body("facts_quarantined", equalTo(true)).body("status", equalTo("scheduled"));
        sessionOf(other).body("facts_quarantined", equalTo(false));
        given().auth()
                .oauth2(TestTokens.studio())
                .contentType("application/json")
                .body("{\"notes\": \"a note\"}")
                .patch("/api/coaching/sessions/{id}", spoiled.sessionId)
                .then()
                .statusCode(503)
                .body("code", equalTo("session_quarantined"));
    }

    @Test
    void shouldHaveTheRowsOfACleanRunOnceARoomIsReplayed() {
        alter("ADD CONSTRAINT no_poison CHECK (summary IS DISTINCT FROM 'poison') NOT VALID");
        RoomScript spoiled = wholeCall();
        byte[] poison = summarised(spoiled, "poison");
        events.call(spoiled.created("demo-studio", "demo-coach"));
        awaitStatus(spoiled, "scheduled");
        events.send(Topics.CALLS_EVENTS, spoiled.room, poison, "/recording-service");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(quarantineOf(spoiled)).isNotNull());
        spoiled.webhooks().forEach(json -> events.liveKit(spoiled.room, json));

        takeEverythingAgain();
        events.replay(Topics.CALLS_EVENTS, spoiled.room, poison, "/recording-service");
        spoiled.webhooks()
                .forEach(json -> events.replay(
                        Topics.LIVEKIT_EVENTS, spoiled.room, json.getBytes(StandardCharsets.UTF_8), "/livekit"));

        awaitStatus(spoiled, "completed");
        assertThat(quarantineOf(spoiled)).isNull();
        sessionOf(spoiled)
                .body("facts_quarantined", equalTo(false))
                .body("summary", equalTo("poison"))
                .body("participant_count", equalTo(2))
                .body("duration_seconds", equalTo(124));
    }

    @Test
    void shouldNotBlameANewRecordForAFactThatIsNewerThanThisVersion() {
        RoomScript rolledBack = wholeCall();
        RoomScript other = wholeCall();
        events.call(rolledBack.created("demo-studio", "demo-coach"));
        awaitStatus(rolledBack, "scheduled");
        query(
                "INSERT INTO sessions.facts (room_name, id, body) VALUES ($1, 'from-the-future', '{\"type\": \"levitated\"}')",
                rolledBack.room);

        rolledBack.webhooks().forEach(json -> events.liveKit(rolledBack.room, json));
        events.call(other.created("demo-studio", "demo-coach"));
        other.webhooks().forEach(json -> events.liveKit(other.room, json));

        awaitStatus(other, "completed");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(quarantineOf(rolledBack)).isEqualTo("newer than this version"));
        sessionOf(rolledBack).body("facts_quarantined", equalTo(true)).body("status", equalTo("scheduled"));
        given().auth()
                .oauth2(TestTokens.studio())
                .get("/api/coaching/sessions/{id}/facts", rolledBack.sessionId)
                .then()
                .statusCode(503)
                .body("code", equalTo("session_quarantined"));
    }

    @Test
    void shouldKeepMoreWordsThanCanBeSearched() {
        RoomScript wordy = wholeCall();
        events.call(wordy.created("demo-studio", "demo-coach"));
        // 64 bit in base 36: all different, 1.5 MB of them; PostgreSQL indexes at most 1 MiB of a text
        for (int part = 0; part < 10; part++) {
            int first = part * 12_000;
            String words = IntStream.range(first, first + 12_000)
                    .mapToObj(i -> Long.toString(Long.MAX_VALUE - i, 36))
                    .collect(Collectors.joining(" "));
            events.call(new ChatCompiled(wordy.room + ":chat:" + part, RoomScript.BEGIN, wordy.room, words));
        }
        wordy.webhooks().forEach(json -> events.liveKit(wordy.room, json));

        awaitStatus(wordy, "completed");
        assertThat(quarantineOf(wordy)).isNull();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(query(
                        "SELECT length(notes)::text FROM sessions.coaching_sessions WHERE id = $1", wordy.sessionId))
                .hasSize(1)
                .allSatisfy(length -> assertThat(Integer.parseInt(length)).isGreaterThan(1_500_000)));
    }

    /** As the role that owns the table. */
    private void alter(String how) {
        try (var connection = DriverManager.getConnection(jdbcUrl, owner, ownersPassword);
                var statement = connection.createStatement()) {
            statement.execute("ALTER TABLE sessions.coaching_sessions " + how);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RoomScript wholeCall() {
        String suffix = UUID.randomUUID().toString();
        return new RoomScript()
                .started()
                .joined("demo-studio", "PA_s" + suffix, 5)
                .joined("demo-coach", "PA_c" + suffix, 9)
                .left("demo-studio", "PA_s" + suffix, 5, 120)
                .left("demo-coach", "PA_c" + suffix, 9, 130)
                .finished(150);
    }

    private static byte[] summarised(RoomScript script, String summary) {
        return """
                {"type": "call.summarised", "id": "%1$s:summarised:1", "time": "2026-11-20T10:03:00Z", "room": "%1$s",
                 "revision": 1, "userId": "demo-studio", "callType": "on-demand", "transcript": [], "summary": "%2$s",
                 "decisions": [], "nextActions": [], "evidence": {"decisions": [], "nextActions": []},
                 "actionDetails": [], "source": "extractive"}
                """.formatted(script.room, summary).getBytes(StandardCharsets.UTF_8);
    }

    private void awaitStatus(RoomScript script, String status) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> sessionOf(script).statusCode(200).body("status", equalTo(status)));
    }

    private static ValidatableResponse sessionOf(RoomScript script) {
        return given().auth()
                .oauth2(TestTokens.admin())
                .get("/api/coaching/sessions/{id}", script.sessionId)
                .then();
    }

    private String quarantineOf(RoomScript script) {
        List<String> causes = query("SELECT cause FROM sessions.quarantined_rooms WHERE room_name = $1", script.room);
        return causes.isEmpty() ? null : causes.getFirst();
    }

    private List<String> query(String sql, Object... parameters) {
        return database.preparedQuery(sql)
                .execute(Tuple.from(List.of(parameters)))
                .map(rows -> {
                    List<String> texts = new ArrayList<>();
                    rows.forEach(row -> texts.add(row.getString(0)));
                    return texts;
                })
                .await()
                .atMost(Duration.ofSeconds(5));
    }
}
