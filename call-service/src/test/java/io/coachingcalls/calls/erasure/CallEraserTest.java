package io.coachingcalls.calls.erasure;

import static io.coachingcalls.calls.testing.Http.CALLS;
import static io.coachingcalls.calls.testing.Http.ON_DEMAND;
import static io.coachingcalls.calls.testing.Http.as;
import static io.coachingcalls.calls.testing.Http.assertProblem;
import static io.coachingcalls.calls.testing.Http.createdRoom;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import io.coachingcalls.calls.testing.Database;
import io.coachingcalls.calls.testing.EventLog;
import io.coachingcalls.calls.testing.LiveKitLook;
import io.coachingcalls.calls.testing.RealParts;
import io.coachingcalls.database.RoomTable;
import io.coachingcalls.embedded.testing.TestTokens;
import io.coachingcalls.events.CallEvent;
import io.coachingcalls.events.CallEvent.ErasureDone;
import io.coachingcalls.events.CallEvent.SessionErased;
import io.coachingcalls.events.EventJson;
import io.coachingcalls.events.SessionIds;
import io.coachingcalls.events.Topics;
import io.quarkus.test.junit.QuarkusTest;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** A call goes with its session: its rows, and its room at LiveKit. */
@QuarkusTest
class CallEraserTest extends RealParts {

    private static final Duration SOON = Duration.ofSeconds(20);

    private final String erasure = UUID.randomUUID().toString();

    @Test
    void shouldRemoveTheCallAndCloseItsRoom() throws Exception {
        String room = createdRoom(TestTokens.studio(), ON_DEMAND);
        assertThat(LiveKitLook.room(room)).isPresent();
        send(room, "call-02-participant_joined");
        await().atMost(SOON).until(() -> Database.count("calls.room_runs WHERE room = ?", room) == 1);

        erase(room);

        ErasureDone done = awaitAnswer();
        assertThat(done.service()).isEqualTo("call-service");
        assertThat(done.removed()).containsEntry("calls", 1L).containsEntry("room_runs", 1L);
        assertThat(LiveKitLook.room(room)).isEmpty();
        assertProblem(as(TestTokens.studio()).get(CALLS + "/" + room), 404, "not_found");
        assertThat(rowsThatKnow(room)).isZero();
    }

    @Test
    void shouldMakeNoRowOfLateWebhooks() throws Exception {
        String room = createdRoom(TestTokens.studio(), ON_DEMAND);
        String other = createdRoom(TestTokens.studio(), ON_DEMAND);
        erase(room);
        awaitAnswer();

        send(room, room, "call-02-participant_joined");
        send(room, room, "call-08-room_finished");
        // The same key and so the same partition: when this is taken in, those are too
        send(room, other, "call-02-participant_joined");

        await().atMost(SOON).until(() -> Database.count("calls.room_runs WHERE room = ?", other) == 1);
        assertThat(rowsThatKnow(room)).isZero();
    }

    /** A table that is new is erased without anybody remembering to, or this fails. */
    @Test
    void shouldKnowEveryTableThatHasRowsOfARoom() throws SQLException {
        List<String> tables = new ArrayList<>();
        try (var connection = Database.connect();
                var rows = connection.createStatement().executeQuery("""
                        SELECT DISTINCT table_schema || '.' || table_name FROM information_schema.columns
                        WHERE table_schema = 'calls' AND column_name IN ('room', 'room_name', 'session_id')
                          AND table_name <> 'erasures'
                        """)) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }

        assertThat(CallEraser.TABLES).extracting(RoomTable::name).containsExactlyInAnyOrderElementsOf(tables);
    }

    private void erase(String room) throws Exception {
        var erased = new SessionErased(
                erasure + ":1",
                Instant.now(),
                room,
                erasure,
                SessionIds.ofRoom(room).toString());
        EventLog.send(Topics.CALLS_EVENTS, room, EventJson.MAPPER.writeValueAsBytes(erased));
    }

    private ErasureDone awaitAnswer() throws IOException {
        await().atMost(SOON).until(() -> !answers().isEmpty());
        return (ErasureDone) CallEvent.read(answers().getFirst().value()).orElseThrow();
    }

    private List<ConsumerRecord<String, byte[]>> answers() {
        return EventLog.records(Topics.CALLS_EVENTS, erasure);
    }

    private static long rowsThatKnow(String room) {
        return List.of("calls.calls", "calls.room_runs", "calls.recording_attempts", "calls.erasures").stream()
                .mapToLong(table -> Database.count(table + " t WHERE t::text LIKE '%' || ? || '%'", room))
                .sum();
    }

    private static void send(String room, String event) throws Exception {
        send(room, room, event);
    }

    private static void send(String key, String room, String event) throws Exception {
        EventLog.send(Topics.LIVEKIT_EVENTS, key, captured(room, event).getBytes(UTF_8));
    }

    private static String captured(String room, String event) throws IOException {
        try (var file = CallEraserTest.class.getResourceAsStream("/events/livekit/" + event + ".json")) {
            return new String(file.readAllBytes(), UTF_8).replace("capture-room", room);
        }
    }
}
