package io.coachingcalls.sessions.lifecycle;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

import jakarta.inject.Inject;

import io.coachingcalls.embedded.testing.EmbeddedStack;
import io.coachingcalls.embedded.testing.TestTokens;
import io.coachingcalls.events.RoomNames;
import io.coachingcalls.events.Topics;
import io.coachingcalls.sessions.EventSender;
import io.coachingcalls.sessions.RoomScript;
import io.coachingcalls.sessions.Rows;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** From real Kafka into real PostgreSQL. */
@QuarkusTest
@QuarkusTestResource(EmbeddedStack.class)
class EventConsumersTest {

    @Inject
    EventSender events;

    @Inject
    Pool database;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    @Test
    void shouldKeepTheHistoryOfACall() {
        RoomScript script = wholeCall();

        events.call(script.created("demo-studio", "demo-coach"));
        script.webhooks().forEach(json -> events.liveKit(script.room, json));

        awaitStatus(script.sessionId, "completed");
        given().auth()
                .oauth2(TestTokens.studio())
                .get("/api/coaching/sessions/{id}", script.sessionId)
                .then()
                .statusCode(200)
                .body("user_id", equalTo("demo-studio"))
                .body("coach_id", equalTo("demo-coach"))
                .body("started_at", equalTo("2026-11-20T10:00:05.250Z"))
                .body("ended_at", equalTo("2026-11-20T10:02:10Z"))
                .body("duration_seconds", equalTo(124))
                .body("duration", equalTo("2m 4s"))
                .body("participant_count", equalTo(2))
                .body("in_progress", equalTo(false));
        given().auth()
                .oauth2(TestTokens.coach())
                .queryParam("sessionId", script.sessionId)
                .get("/api/coaching/participants")
                .then()
                .statusCode(200)
                .body("participants.user_id", contains("demo-studio", "demo-coach"))
                .body("participants.name", contains("DEMO-STUDIO", "DEMO-COACH"))
                .body("participants.left_at", contains("2026-11-20T10:02:00Z", "2026-11-20T10:02:10Z"));
    }

    @Test
    void shouldKeepTheSameRowsWhateverTheOrderAndTheRepetition() {
        RoomScript ordered = wholeCall();
        RoomScript shuffled = wholeCall();
        long seed = new Random().nextLong();
        List<String> disturbed = new ArrayList<>(shuffled.webhooks());
        disturbed.addAll(shuffled.webhooks());
        Collections.shuffle(disturbed, new Random(seed));

        ordered.webhooks().forEach(json -> events.liveKit(ordered.room, json));
        events.call(ordered.created("demo-studio", "demo-coach"));
        disturbed.forEach(json -> events.liveKit(shuffled.room, json));
        events.call(shuffled.created("demo-studio", "demo-coach"));

        awaitStatus(ordered.sessionId, "completed");
        awaitStatus(shuffled.sessionId, "completed");
        assertThat(rowsOf(shuffled)).as("seed %d", seed).isEqualTo(rowsOf(ordered));
    }

    @Test
    void shouldPutPoisonAsideAndGoOnWithTheNextRecord() {
        RoomScript script = wholeCall();
        String unreadable = "poison-" + UUID.randomUUID();
        String unstorable = "poison-" + UUID.randomUUID();
        String unusable = "poison-" + UUID.randomUUID();
        String tooLong = "poison-" + UUID.randomUUID();
        String empty = "poison-" + UUID.randomUUID();

        events.send(Topics.LIVEKIT_EVENTS, unreadable, "{\"event\":".getBytes(StandardCharsets.UTF_8), "/livekit");
        // PostgreSQL keeps no NUL in text
        events.liveKit(
                unstorable,
                new RoomScript().joined("a\\u0000b", "PA_1", 1).webhooks().getFirst());
        // No index row of PostgreSQL's holds it
        events.liveKit(
                tooLong,
                new RoomScript().joined("x".repeat(2_900), "PA_2", 1).webhooks().getFirst());
        events.liveKit(unusable, "{\"event\":\"participant_joined\",\"id\":\"EV_1\",\"room\":{\"name\":\"x\"}}");
        events.send(Topics.LIVEKIT_EVENTS, empty, null, "/livekit");
        script.webhooks().forEach(json -> events.liveKit(script.room, json));
        events.call(script.created("demo-studio", "demo-coach"));

        awaitStatus(script.sessionId, "completed");
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(deadLetters())
                .extracting(ConsumerRecord::key)
                .contains(unreadable, unstorable, tooLong, unusable, empty));
        assertThat(deadLetters()).allSatisfy(letter -> assertThat(
                        letter.headers().lastHeader(Topics.CAUSE_HEADER).value())
                .isNotEmpty());
    }

    /** One with a NUL in their name used to vanish from the history, with all their twelve seconds. */
    @Test
    void shouldShowEverybodyWhateverTheyAreCalled() {
        RoomScript script = wholeCall();

        script.webhooks().stream()
                .map(json -> json.replace("\"DEMO-STUDIO\"", "\"S\\u0000a\\u202em\\n%s\"".formatted("!".repeat(300))))
                .forEach(json -> events.liveKit(script.room, json));
        events.call(script.created("demo-studio", "demo-coach"));

        awaitStatus(script.sessionId, "completed");
        given().auth()
                .oauth2(TestTokens.coach())
                .queryParam("sessionId", script.sessionId)
                .get("/api/coaching/participants")
                .then()
                .statusCode(200)
                .body("participants.name", contains("Sam" + "!".repeat(197), "DEMO-COACH"));
    }

    @Test
    void shouldSkipWhatItDoesNotKnow() {
        RoomScript script = wholeCall();
        String unknown = "{\"event\":\"room_painted\",\"id\":\"EV_2\",\"room\":{\"name\":\"" + script.room + "\"}}";

        events.liveKit(script.room, unknown);
        events.send(
                Topics.CALLS_EVENTS,
                script.room,
                "{\"type\":\"call.painted\",\"colour\":\"green\"}".getBytes(StandardCharsets.UTF_8),
                "/call-service");
        script.webhooks().forEach(json -> events.liveKit(script.room, json));
        events.call(script.created("demo-studio", "demo-coach"));

        awaitStatus(script.sessionId, "completed");
        assertThat(deadLetters()).extracting(ConsumerRecord::key).doesNotContain(script.room);
    }

    /** After a rollback: the version that knows it can have it replayed. */
    @Test
    void shouldKeepAnEventOfATypeThatOnlyANewerVersionKnows() {
        String room = RoomNames.fresh();
        byte[] future = "{\"type\":\"call.painted\",\"colour\":\"green\"}".getBytes(StandardCharsets.UTF_8);

        events.send(Topics.CALLS_EVENTS, room, future, "/call-service");

        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(deadLetters(Topics.CALLS_EVENTS))
                .filteredOn(letter -> room.equals(letter.key()))
                .isNotEmpty()
                .allSatisfy(letter -> {
                    assertThat(letter.value()).isEqualTo(future);
                    assertThat(new String(
                                    letter.headers()
                                            .lastHeader(Topics.CAUSE_HEADER)
                                            .value(),
                                    StandardCharsets.UTF_8))
                            .contains("UnknownEventType");
                }));
    }

    @Test
    void shouldMarkWhatWasReconciled() {
        RoomScript script = new RoomScript().joined("demo-studio", "PA_s" + UUID.randomUUID(), 5);
        RoomScript end = wholeCall();

        events.call(script.created("demo-studio", "demo-coach"));
        events.liveKit(script.room, script.webhooks().getFirst());
        events.reconciled(script.room, script.finished(60).webhooks().getLast().replace(end.room, script.room));

        awaitStatus(script.sessionId, "completed");
        assertThat(first(
                        "SELECT left_provenance FROM sessions.video_participants WHERE session_id = $1",
                        script.sessionId))
                .isEqualTo("reconciled");
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

    private void awaitStatus(UUID sessionId, String status) {
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> given().auth()
                .oauth2(TestTokens.admin())
                .get("/api/coaching/sessions/{id}", sessionId)
                .then()
                .statusCode(200)
                .body("status", equalTo(status))
                .body("user_id", equalTo("demo-studio")));
    }

    /** Everything that is stored of a call, less the names that differ between two calls by design and the telling. */
    private String rowsOf(RoomScript script) {
        String rows = first("""
                SELECT jsonb_build_array(
                  to_jsonb(s) - 'id' - 'room_name' - 'room_sid' - %s,
                  (SELECT jsonb_agg(to_jsonb(p) - 'id' - 'session_id' - 'participant_sid' ORDER BY p.joined_at)
                   FROM sessions.video_participants p WHERE p.session_id = s.id),
                  (SELECT jsonb_agg(to_jsonb(m) - 'session_id' ORDER BY m.user_id)
                   FROM sessions.session_members m WHERE m.session_id = s.id))::text
                FROM sessions.coaching_sessions s WHERE s.id = $1
                """.formatted(Rows.TELLING), script.sessionId);
        assertThat(rows).contains("demo-studio", "demo-coach", "2026-11-20T10:02:10");
        return rows;
    }

    private String first(String sql, UUID sessionId) {
        return database.preparedQuery(sql)
                .execute(Tuple.of(sessionId))
                .map(rows -> rows.iterator().next().getString(0))
                .await()
                .atMost(Duration.ofSeconds(5));
    }

    private List<ConsumerRecord<String, byte[]>> deadLetters() {
        return deadLetters(Topics.LIVEKIT_EVENTS);
    }

    private List<ConsumerRecord<String, byte[]>> deadLetters(String topic) {
        var partition = new TopicPartition(Topics.deadLettersOf(topic), 0);
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", kafka),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).get(partition);
            List<ConsumerRecord<String, byte[]>> letters = new ArrayList<>();
            while (consumer.position(partition) < end) {
                consumer.poll(Duration.ofMillis(200)).forEach(letters::add);
            }
            return letters;
        }
    }
}
