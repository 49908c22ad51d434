package io.coachingcalls.calls.room;

import static io.coachingcalls.calls.testing.Http.ON_DEMAND;
import static io.coachingcalls.calls.testing.Http.askForToken;
import static io.coachingcalls.calls.testing.Http.assertProblem;
import static io.coachingcalls.calls.testing.Http.createdRoom;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.UUID;

import io.coachingcalls.calls.testing.EventLog;
import io.coachingcalls.calls.testing.RealParts;
import io.coachingcalls.embedded.testing.TestTokens;
import io.coachingcalls.events.Topics;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RoomEventsTest extends RealParts {

    private static final Duration SOON = Duration.ofSeconds(20);

    @Test
    void shouldBeOverOnceAPersonWasThereAndTheRoomFinished() throws Exception {
        String room = createdRoom(TestTokens.studio(), ON_DEMAND);

        // The end before the beginning, and one of them twice: order must not matter
        send(room, "call-08-room_finished");
        send(room, "call-02-participant_joined");
        send(room, "call-08-room_finished");

        await().atMost(SOON)
                .untilAsserted(() -> assertProblem(askForToken(TestTokens.studio(), room), 409, "call_over"));
    }

    @Test
    void shouldTakeALeavingAsEvidenceOfAJoin() throws Exception {
        String room = createdRoom(TestTokens.studio(), ON_DEMAND);

        send(room, "call-05-participant_left");
        send(room, "call-08-room_finished");

        await().atMost(SOON)
                .untilAsserted(() -> assertProblem(askForToken(TestTokens.studio(), room), 409, "call_over"));
    }

    @Test
    void shouldNotBeOverWhenTheRoomTimedOutEmpty() throws Exception {
        String emptyRoom = createdRoom(TestTokens.studio(), ON_DEMAND);
        String usedRoom = createdRoom(TestTokens.studio(), ON_DEMAND);

        send(emptyRoom, "call-08-room_finished");
        // Of one run of another sid only the join is known, and there is time left
        EventLog.send(
                Topics.LIVEKIT_EVENTS,
                emptyRoom,
                captured(emptyRoom, "call-02-participant_joined")
                        .replace("RM_U7", "RM_V8")
                        .replaceAll("(\"joinedAtMs\": *)\"\\d+\"", "$1\"" + System.currentTimeMillis() + "\"")
                        .getBytes(UTF_8));
        passBy(emptyRoom, usedRoom);

        askForToken(TestTokens.studio(), emptyRoom).then().statusCode(200);
    }

    @Test
    void shouldPutAsideWhatCanNeverBeUsed() throws Exception {
        String room = createdRoom(TestTokens.studio(), ON_DEMAND);
        String poison = "poison-" + UUID.randomUUID();

        // The same key and so the same partition as what comes after it
        EventLog.send(Topics.LIVEKIT_EVENTS, room, poison.getBytes(UTF_8));
        EventLog.send(Topics.LIVEKIT_EVENTS, room, null);
        send(room, "call-02-participant_joined");
        send(room, "call-08-room_finished");

        await().atMost(SOON)
                .untilAsserted(() -> assertProblem(askForToken(TestTokens.studio(), room), 409, "call_over"));
        var deadLetters = EventLog.records(Topics.deadLettersOf(Topics.LIVEKIT_EVENTS), room);
        assertThat(deadLetters).hasSize(1);
        assertThat(new String(deadLetters.getFirst().value(), UTF_8)).isEqualTo(poison);
        assertThat(EventLog.header(deadLetters.getFirst(), Topics.CAUSE_HEADER)).contains(Topics.LIVEKIT_EVENTS);
    }

    /** Returns when all that was sent about {@code room} has been taken in. */
    private static void passBy(String room, String lastRoom) throws Exception {
        // Keys decide partitions, so the marker must carry the key of what it follows
        for (String event : new String[] {"call-02-participant_joined", "call-08-room_finished"}) {
            EventLog.send(Topics.LIVEKIT_EVENTS, room, captured(lastRoom, event).getBytes(UTF_8));
        }
        await().atMost(SOON)
                .untilAsserted(() -> assertProblem(askForToken(TestTokens.studio(), lastRoom), 409, "call_over"));
    }

    private static void send(String room, String event) throws Exception {
        EventLog.send(Topics.LIVEKIT_EVENTS, room, captured(room, event).getBytes(UTF_8));
    }

    private static String captured(String room, String event) throws IOException {
        try (var file = RoomEventsTest.class.getResourceAsStream("/events/livekit/" + event + ".json")) {
            return new String(file.readAllBytes(), UTF_8).replace("capture-room", room);
        }
    }
}
