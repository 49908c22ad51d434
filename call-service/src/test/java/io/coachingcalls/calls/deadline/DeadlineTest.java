package io.coachingcalls.calls.deadline;

import static io.coachingcalls.calls.testing.Http.ON_DEMAND;
import static io.coachingcalls.calls.testing.Http.askForToken;
import static io.coachingcalls.calls.testing.Http.assertProblem;
import static io.coachingcalls.calls.testing.Http.createdRoom;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.InvalidProtocolBufferException;
import io.coachingcalls.calls.testing.Database;
import io.coachingcalls.calls.testing.EventLog;
import io.coachingcalls.calls.testing.LiveKitLook;
import io.coachingcalls.calls.testing.WatchedLiveKit;
import io.coachingcalls.calls.testing.WatchedLiveKit.Asked;
import io.coachingcalls.embedded.testing.EmbeddedStack;
import io.coachingcalls.embedded.testing.TestTokens;
import io.coachingcalls.events.CallEvent;
import io.coachingcalls.events.CallEvent.CallEnded;
import io.coachingcalls.events.EndReason;
import io.coachingcalls.events.EventJson;
import io.coachingcalls.events.RoomNames;
import io.coachingcalls.events.Topics;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import livekit.LivekitRoom.DeleteRoomRequest;
import livekit.LivekitRoom.SendDataRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** With calls that may last only some seconds. */
@QuarkusTest
@WithTestResource(EmbeddedStack.class)
@WithTestResource(WatchedLiveKit.class)
class DeadlineTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    @Inject
    DeadlineStore store;

    @AfterEach
    void bringLiveKitBack() {
        WatchedLiveKit.setAway(false);
    }

    @Test
    void shouldWarnThePeopleAndEndTheCallWhenItsTimeIsUp() throws Exception {
        String room = roomOfACall(8);
        Instant joined = joined(room, sid(room), Instant.now());

        await().atMost(SOON).until(() -> warnings(room).size() == 1);
        assertThat(LiveKitLook.room(room)).as("before its time").isPresent();
        await().atMost(SOON).until(() -> LiveKitLook.room(room).isEmpty());
        Instant closed = Instant.now();

        assertThat(closed).isBetween(joined.plusSeconds(8), joined.plusSeconds(12));
        JsonNode warning =
                EventJson.MAPPER.readTree(warnings(room).getFirst().getData().toByteArray());
        assertThat(warnings(room)).hasSize(1).first().satisfies(sent -> {
            assertThat(sent.getTopic()).isEqualTo("call.deadline");
            assertThat(sent.getKind().name()).isEqualTo("RELIABLE");
            assertThat(sent.getDestinationIdentitiesCount()).isZero();
        });
        assertThat(warning.path("type").asText()).isEqualTo("call.deadline");
        assertThat(Instant.parse(warning.path("endsAt").asText())).isEqualTo(joined.plusSeconds(8));
        assertThat(warning.path("secondsLeft").asLong()).isBetween(1L, 8L);
        await().atMost(SOON).until(() -> endings(room).size() == 1);
        assertThat(endings(room)).first().satisfies(ended -> {
            assertThat(ended.reason()).isEqualTo(EndReason.TIME_LIMIT);
            assertThat(ended.endedBy()).isNull();
        });
        assertProblem(askForToken(TestTokens.studio(), room), 409, "call_over");
        assertThat(deletions(room)).hasSize(1);
    }

    @Test
    void shouldCountFromTheFirstJoinHoweverLateItIsHeardOf() throws Exception {
        String room = roomOfACall(3600);
        String sid = sid(room);
        joined(room, sid, Instant.now());
        await().atMost(SOON).until(() -> isLookedAtAgainLater(room));

        joined(room, sid, Instant.now().minusSeconds(3601));

        await().atMost(SOON).until(() -> LiveKitLook.room(room).isEmpty());
        assertThat(endings(room)).extracting(CallEnded::reason).containsOnly(EndReason.TIME_LIMIT);
    }

    @Test
    void shouldLeaveACallAloneThatHasTimeLeft() throws Exception {
        String room = roomOfACall(3600);
        joined(room, sid(room), Instant.now());

        await().atMost(SOON).until(() -> isLookedAtAgainLater(room));
        Thread.sleep(2_500);

        assertThat(LiveKitLook.room(room)).isPresent();
        assertThat(warnings(room)).isEmpty();
        assertThat(Database.countOfCalls("room = ? AND ended_at IS NULL", room)).isEqualTo(1);
    }

    @Test
    void shouldTryAgainWhenLiveKitIsAway() throws Exception {
        String room = roomOfACall(3600);
        WatchedLiveKit.setAway(true);
        joined(room, sid(room), Instant.now().minusSeconds(3600));
        await().atMost(SOON).until(() -> deletions(room).stream().anyMatch(asked -> asked.answered() == 503));
        assertThat(LiveKitLook.room(room)).isPresent();

        WatchedLiveKit.setAway(false);

        await().atMost(SOON).until(() -> LiveKitLook.room(room).isEmpty());
        await().atMost(SOON).until(() -> endings(room).size() == 1);
    }

    @Test
    void shouldCloseTheRoomOfAFinishedCallThatComesUpAgain() throws Exception {
        String room = roomOfACall(3600);
        String first = "RM_" + UUID.randomUUID().toString().replace("-", "");
        joined(room, first, Instant.now().minusSeconds(60));
        // What LiveKit has now is another run, of which only the start is heard
        send(room, sid(room), "room_started", "");
        await().atMost(SOON).until(() -> runs("room = ? AND look_at > now() + interval '1 minute'", room) == 2);
        assertThat(LiveKitLook.room(room)).isPresent();

        send(room, first, "room_finished", "");

        await().atMost(SOON).until(() -> LiveKitLook.room(room).isEmpty());
        assertThat(endings(room)).as("the call ended by itself").isEmpty();
        await().atMost(SOON).until(() -> runs("room = ? AND closed_at IS NOT NULL", room) == 1);
    }

    @Test
    void shouldGiveEveryRoomToOneReplicaOnly() {
        List<String> rooms = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            String room = RoomNames.fresh();
            // Claimed, so that the service's own sweep leaves them alone until all are there
            Database.execute("""
                    INSERT INTO calls.room_runs (room, sid, look_at, claimed_until)
                    VALUES (?, 'RM_1', '2020-01-01', 'infinity')
                    """, room);
            rooms.add(room);
        }
        Database.execute("UPDATE calls.room_runs SET claimed_until = '-infinity' WHERE look_at = '2020-01-01'");

        List<Uni<List<DueRun>>> replicas = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            replicas.add(store.claim(40, Duration.ofMinutes(1)));
        }
        List<String> claimed = new ArrayList<>();
        Uni.join().all(replicas).andFailFast().await().atMost(SOON).forEach(runs -> runs.stream()
                .map(DueRun::room)
                .filter(rooms::contains)
                .forEach(claimed::add));

        assertThat(claimed).doesNotHaveDuplicates().hasSizeGreaterThan(50);
        Database.execute("DELETE FROM calls.room_runs WHERE look_at = '2020-01-01'");
    }

    private static String roomOfACall(int seconds) {
        String room = createdRoom(TestTokens.studio(), ON_DEMAND);
        Database.execute("UPDATE calls.calls SET max_duration_seconds = ? WHERE room = ?", seconds, room);
        return room;
    }

    private static String sid(String room) {
        return LiveKitLook.room(room).orElseThrow().getSid();
    }

    private static Instant joined(String room, String sid, Instant time) throws Exception {
        send(room, sid, "participant_joined", """
                , "participant": {"sid": "PA_%s", "identity": "sam", "joinedAtMs": "%d"}
                """.formatted(UUID.randomUUID(), time.toEpochMilli()));
        return Instant.ofEpochMilli(time.toEpochMilli());
    }

    private static void send(String room, String sid, String event, String rest) throws Exception {
        String json = """
                {"id": "EV_%s", "event": "%s", "createdAt": "%d", "room": {"sid": "%s", "name": "%s"} %s}
                """.formatted(UUID.randomUUID(), event, Instant.now().getEpochSecond(), sid, room, rest);
        EventLog.send(Topics.LIVEKIT_EVENTS, room, json.getBytes(UTF_8));
    }

    private static boolean isLookedAtAgainLater(String room) {
        return runs("room = ? AND look_at > now() + interval '1 minute'", room) == 1;
    }

    private static long runs(String where, String room) {
        return Database.count("calls.room_runs WHERE " + where, room);
    }

    private static List<SendDataRequest> warnings(String room) throws InvalidProtocolBufferException {
        List<SendDataRequest> found = new ArrayList<>();
        for (Asked asked : WatchedLiveKit.asked("SendData")) {
            var request = SendDataRequest.parseFrom(asked.body());
            if (request.getRoom().equals(room)) {
                assertThat(asked.answered()).isEqualTo(200);
                found.add(request);
            }
        }
        return found;
    }

    private static List<Asked> deletions(String room) throws InvalidProtocolBufferException {
        List<Asked> found = new ArrayList<>();
        for (Asked asked : WatchedLiveKit.asked("DeleteRoom")) {
            if (DeleteRoomRequest.parseFrom(asked.body()).getRoom().equals(room)) {
                found.add(asked);
            }
        }
        return found;
    }

    private static List<CallEnded> endings(String room) throws IOException {
        List<CallEnded> found = new ArrayList<>();
        for (var record : EventLog.records(Topics.CALLS_EVENTS, room)) {
            CallEvent.read(record.value())
                    .filter(CallEnded.class::isInstance)
                    .map(CallEnded.class::cast)
                    .ifPresent(found::add);
        }
        return found;
    }
}
