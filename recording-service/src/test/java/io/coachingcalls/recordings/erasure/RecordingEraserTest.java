package io.coachingcalls.recordings.erasure;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import io.coachingcalls.database.RoomTable;
import io.coachingcalls.embedded.testing.EmbeddedS3;
import io.coachingcalls.embedded.testing.EmbeddedStack;
import io.coachingcalls.embedded.testing.EventReader;
import io.coachingcalls.embedded.testing.TestTokens;
import io.coachingcalls.events.CallEvent.ErasureDone;
import io.coachingcalls.events.CallEvent.SessionErased;
import io.coachingcalls.events.RecordingOutcome;
import io.coachingcalls.events.SessionIds;
import io.coachingcalls.recordings.EventSender;
import io.coachingcalls.recordings.RecordedCall;
import io.coachingcalls.recordings.Rows;
import io.coachingcalls.recordings.TestBucket;
import io.coachingcalls.recordings.bucket.Bucket;
import io.coachingcalls.recordings.bucket.ObjectLook;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** What is kept of an erased room goes, and stays away: rows and objects, real PostgreSQL, Kafka and S3. */
@QuarkusTest
@WithTestResource(EmbeddedStack.class)
@WithTestResource(EmbeddedS3.class)
class RecordingEraserTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    @Inject
    EventSender events;

    @Inject
    Rows rows;

    @Inject
    Bucket bucket;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    private final UUID erasure = UUID.randomUUID();

    @Test
    void shouldRemoveRowsAndObjectsAndSaySo() {
        RecordedCall call = recordedCall(1);
        say(call);

        erase(call, 1);

        ErasureDone done = awaitAnswers(1).getFirst();
        assertThat(done.service()).isEqualTo("recording-service");
        assertThat(done.removed())
                .containsEntry("objects", 1L)
                .containsEntry("recordings", 1L)
                .containsEntry("transcript_segments", 1L)
                .containsEntry("chat_messages", 1L)
                .containsKey("facts");
        assertThat(look(call.path(1))).isInstanceOf(ObjectLook.Missing.class);
        assertThat(tablesThatKnow(call.room)).isEmpty();
    }

    /** As after a crash between the bucket and the commit: the event comes again, and the object is gone already. */
    @Test
    void shouldDoNothingTwiceAndAnswerAgain() {
        RecordedCall call = recordedCall(1);
        erase(call, 1);
        ErasureDone first = awaitAnswers(1).getFirst();

        erase(call, 2);

        ErasureDone second = awaitAnswers(2).getLast();
        assertThat(second.removed()).isEqualTo(first.removed());
        assertThat(second.id()).isNotEqualTo(first.id());
    }

    @Test
    void shouldFinishWhatWasBegunBeforeACrash() {
        RecordedCall call = recordedCall(1);
        bucket.delete(call.path(1)).await().atMost(SOON);
        // The rows went, the object too, and then nobody was left to write that down
        rows.change(
                "INSERT INTO recordings.erasures (id, room, outside, removed) VALUES ($1, $2, $3, '{\"facts\": 7}')",
                erasure,
                call.room,
                new Leftovers(List.of(call.path(1)), false).toJson());

        assertThat(awaitAnswers(1).getFirst().removed()).isEqualTo(Map.of("facts", 7L, "objects", 1L));
        assertThat(rows.json("SELECT to_jsonb(e) FROM recordings.erasures e WHERE id = $1", erasure))
                .containsEntry("room", null)
                .containsEntry("outside", null);
    }

    @Test
    void shouldTakeNothingOfAnErasedRoomAnyMore() {
        RecordedCall call = recordedCall(1);
        erase(call, 1);
        awaitAnswers(1);
        double before = ignoredErased();

        call.created("demo-studio", "demo-coach")
                .joined("demo-studio", 5)
                .egress("egress_ended", "COMPLETE", 1, 70)
                .settled("demo-studio", 60);

        await().atMost(SOON).untilAsserted(() -> assertThat(ignoredErased()).isGreaterThanOrEqualTo(before + 4));
        assertThat(tablesThatKnow(call.room)).isEmpty();
    }

    /** A recorder that has not ended: what it writes in the end would stay. */
    @Test
    void shouldWaitForARecorderThatMayStillWrite() {
        RecordedCall call = new RecordedCall(events).created("demo-studio", "demo-coach");
        call.requested(1, RecordingOutcome.STARTED, null)
                .joined("demo-studio", 5)
                .egress("egress_updated", "ACTIVE", 1, 11);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(rows.recording(call.room, 1)).containsEntry("state", "active"));

        erase(call, 1);
        await().atMost(SOON).untilAsserted(() -> assertThat(tries()).isGreaterThan(0));
        TestBucket.put(call.path(1), new byte[5_000]);

        assertThat(answers()).isEmpty();
        assertThat(rows.room(call.room)).isNull();
        // Hours later LiveKit still says nothing of it
        rows.change(
                "UPDATE recordings.erasures SET requested_at = now() - interval '4 hours', next_try_at = now() WHERE id = $1",
                erasure);
        awaitAnswers(1);
        assertThat(look(call.path(1))).isInstanceOf(ObjectLook.Missing.class);
    }

    /** A table that is new is erased without anybody remembering to, or this fails. */
    @Test
    void shouldKnowEveryTableThatHasRowsOfARoom() {
        Map<String, Object> tables = rows.json("""
                SELECT jsonb_build_object('names', string_agg(DISTINCT table_schema || '.' || table_name, ','))
                FROM information_schema.columns
                WHERE table_schema = 'recordings' AND column_name IN ('room', 'room_name', 'session_id')
                  AND table_name <> 'erasures'
                """);

        assertThat(RecordingEraser.TABLES)
                .extracting(RoomTable::name)
                .containsExactlyInAnyOrder(tables.get("names").toString().split(","));
    }

    private RecordedCall recordedCall(int attempt) {
        RecordedCall call = new RecordedCall(events).created("demo-studio", "demo-coach");
        TestBucket.put(call.path(attempt), new byte[5_000]);
        call.requested(attempt, RecordingOutcome.STARTED, null)
                .joined("demo-studio", 5)
                .egress("egress_ended", "COMPLETE", attempt, 70);
        await().atMost(SOON).untilAsserted(() -> assertThat(rows.recording(call.room, attempt))
                .containsEntry("state", "ready"));
        return call;
    }

    private static void say(RecordedCall call) {
        post("/api/coaching/transcripts/" + call.room, """
                {"segments": [{"segmentId": "1", "speaker": "demo-studio", "text": "Hello", "startMs": 0, "endMs": 900, "final": true}]}
                """);
        post("/api/coaching/chat/" + call.room, "{\"message\": \"What did I promise?\"}");
    }

    private static void post(String path, String json) {
        int status = given().auth()
                .oauth2(TestTokens.studio())
                .contentType(ContentType.JSON)
                .body(json)
                .post(path)
                .statusCode();
        assertThat(status).as(path).isLessThan(300);
    }

    private void erase(RecordedCall call, int revision) {
        events.call(new SessionErased(
                erasure + ":" + revision,
                Instant.now(),
                call.room,
                erasure.toString(),
                SessionIds.ofRoom(call.room).toString()));
    }

    private List<ErasureDone> awaitAnswers(int number) {
        await().atMost(SOON).untilAsserted(() -> assertThat(answers()).hasSize(number));
        return answers();
    }

    private List<ErasureDone> answers() {
        return new EventReader(kafka).calls(erasure.toString(), ErasureDone.class);
    }

    private int tries() {
        Map<String, Object> row = rows.json("SELECT to_jsonb(e) FROM recordings.erasures e WHERE id = $1", erasure);
        return row == null ? 0 : ((Number) row.get("tries")).intValue();
    }

    private Stream<String> tablesThatKnow(String room) {
        return Stream.concat(RecordingEraser.TABLES.stream().map(RoomTable::name), Stream.of("recordings.erasures"))
                .filter(table -> rows.json(
                                "SELECT to_jsonb(t) FROM %s t WHERE t::text LIKE '%%' || $1 || '%%' LIMIT 1"
                                        .formatted(table),
                                room)
                        != null);
    }

    private ObjectLook look(String path) {
        return bucket.look(path).await().atMost(SOON);
    }

    private static double ignoredErased() {
        return Arrays.stream(given().get("/q/metrics").asString().split("\n"))
                .filter(line -> line.startsWith("facts_of_erased_rooms_total"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }
}
