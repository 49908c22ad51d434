package io.coachingcalls.calls.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.coachingcalls.attendance.ParticipantKind;
import io.coachingcalls.calls.room.RoomFact.ParticipantJoined;
import io.coachingcalls.calls.room.RoomFact.ParticipantLeft;
import io.coachingcalls.calls.room.RoomFact.RoomFinished;
import io.coachingcalls.calls.room.RoomFact.RoomStarted;
import io.coachingcalls.calls.room.RoomFact.Somebody;
import io.coachingcalls.events.EventJson;
import io.coachingcalls.events.Provenance;
import org.junit.jupiter.api.Test;

class StoredRoomInstanceTest {

    private static final Instant T = Instant.parse("2026-11-20T12:00:00Z");
    private static final String ROOM = "call-a";

    @Test
    void shouldFoldToTheSameRunsInAnyOrderWithAnyRepetition() {
        List<RoomFact> facts = List.of(
                new RoomStarted("1", T, ROOM, Provenance.OBSERVED, "RM_1"),
                joined("2", 5, "RM_1"),
                joined("3", 2, "RM_1"),
                finished("4", 60, "RM_1", Provenance.RECONCILED),
                joined("5", 40, "RM_2"),
                finished("6", 90, "RM_2", Provenance.OBSERVED),
                joined("7", 100, "RM_3"));
        long seed = System.nanoTime();
        var random = new Random(seed);

        for (int round = 0; round < 500; round++) {
            List<RoomFact> shuffled = new ArrayList<>(facts);
            for (int extra = random.nextInt(10); extra > 0; extra--) {
                shuffled.add(facts.get(random.nextInt(facts.size())));
            }
            Collections.shuffle(shuffled, random);

            assertThat(StoredRoomInstance.fold(ROOM, shuffled))
                    .as("seed %d round %d", seed, round)
                    .containsExactlyInAnyOrder(
                            new StoredRoomInstance(ROOM, "RM_1", T.plusSeconds(2), T.plusSeconds(60), true, true),
                            new StoredRoomInstance(ROOM, "RM_2", T.plusSeconds(40), T.plusSeconds(90), true, false),
                            new StoredRoomInstance(ROOM, "RM_3", T.plusSeconds(100), null, false, false));
        }
    }

    @Test
    void shouldKeepWhatAVersionKnewThatKeptNoFacts() {
        for (StoredRoomInstance run : List.of(
                new StoredRoomInstance(ROOM, "RM_1", T, T.plusSeconds(60), true, false),
                new StoredRoomInstance(ROOM, "RM_1", T, null, true, false),
                new StoredRoomInstance(ROOM, "RM_1", null, T.plusSeconds(60), false, false),
                new StoredRoomInstance(ROOM, "RM_1", null, null, false, false))) {
            assertThat(StoredRoomInstance.fold(ROOM, run.asFacts())).containsExactly(run);
            assertThat(run.asFacts()).isEqualTo(run.asFacts());
        }
    }

    /** What stands in tables must be read by every later version. */
    @Test
    void shouldReadFactsAsTheyAreKept() throws JsonProcessingException {
        assertKept(new RoomStarted("EV_1", T, ROOM, Provenance.OBSERVED, "RM_1"), """
                {"type":"room_started","id":"EV_1","time":"2026-11-20T12:00:00Z","room":"call-a","provenance":"observed",\
                "roomSid":"RM_1"}""");
        assertKept(joined("EV_2", 5, "RM_1"), """
                {"type":"participant_joined","id":"EV_2","time":"2026-11-20T12:00:05Z","room":"call-a",\
                "provenance":"observed","roomSid":"RM_1","somebody":{"participantSid":"PA_EV_2","kind":"person",\
                "joinedAt":"2026-11-20T12:00:05Z"}}""");
        assertKept(
                new ParticipantLeft(
                        "EV_3", T, ROOM, Provenance.RECONCILED, "RM_1", new Somebody("PA_1", ParticipantKind.AGENT, T)),
                """
                {"type":"participant_left","id":"EV_3","time":"2026-11-20T12:00:00Z","room":"call-a",\
                "provenance":"reconciled","roomSid":"RM_1","somebody":{"participantSid":"PA_1","kind":"agent",\
                "joinedAt":"2026-11-20T12:00:00Z"}}""");
        assertKept(finished("EV_4", 0, "RM_1", Provenance.OBSERVED), """
                {"type":"room_finished","id":"EV_4","time":"2026-11-20T12:00:00Z","room":"call-a","provenance":"observed",\
                "roomSid":"RM_1"}""");
    }

    private static void assertKept(RoomFact fact, String json) throws JsonProcessingException {
        assertThat(EventJson.MAPPER.writerFor(RoomFact.class).writeValueAsString(fact))
                .isEqualTo(json);
        assertThat(EventJson.MAPPER.readValue(json, RoomFact.class)).isEqualTo(fact);
    }

    private static RoomFact joined(String id, long second, String sid) {
        Instant time = T.plusSeconds(second);
        var somebody = new Somebody("PA_" + id, ParticipantKind.PERSON, time);
        return new ParticipantJoined(id, time, ROOM, Provenance.OBSERVED, sid, somebody);
    }

    private static RoomFact finished(String id, long second, String sid, Provenance provenance) {
        return new RoomFinished(id, T.plusSeconds(second), ROOM, provenance, sid);
    }
}
