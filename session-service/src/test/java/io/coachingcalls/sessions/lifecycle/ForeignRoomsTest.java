package io.coachingcalls.sessions.lifecycle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import io.coachingcalls.embedded.testing.EmbeddedStack;
import io.coachingcalls.events.CallEvent.CallCreated;
import io.coachingcalls.events.CallEvent.CallTerms;
import io.coachingcalls.events.CallType;
import io.coachingcalls.events.LiveKitEvent;
import io.coachingcalls.events.RoomNames;
import io.coachingcalls.sessions.EventSender;
import io.coachingcalls.sessions.RealRooms;
import io.coachingcalls.sessions.RoomScript;
import io.coachingcalls.sessions.Rows;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A LiveKit project can be shared, and its webhooks tell of everybody's rooms. */
@QuarkusTest
@WithTestResource(EmbeddedStack.class)
class ForeignRoomsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final long START = RoomScript.BEGIN.getEpochSecond();

    @Inject
    EventSender events;

    @Inject
    Rows rows;

    @Inject
    MeterRegistry metrics;

    static Stream<Room> roomsOfOthers() {
        return Stream.of(
                new Room("lobby-" + UUID.randomUUID(), null),
                new Room("lobby-" + UUID.randomUUID(), "{\"tenant\":\"t1\"}"),
                // Seen: two phantom sessions in the history of the founder whose id stands there
                new Room("lobby-" + UUID.randomUUID(), RealRooms.UNSIGNED),
                new Room(RoomNames.fresh(), RealRooms.UNSIGNED),
                new Room(RoomNames.fresh(), RealRooms.signedFor(RoomNames.fresh())));
    }

    @ParameterizedTest
    @MethodSource("roomsOfOthers")
    void shouldKeepNothingOfARoomOfAnotherApplication(Room room) {
        double before = foreign();

        tellOf(room);

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(foreign()).isEqualTo(before + 3));
        assertThat(factsOf(room)).isEqualTo("0");
        assertThat(rows.statusOf(room.name)).isNull();
    }

    @Test
    void shouldKnowARoomByItsSignatureBeforeAnybodyAnnouncedIt() {
        String name = RoomNames.fresh();
        var room = new Room(name, RealRooms.signedFor(name));

        tellOf(room);

        awaitStatus(room, "completed");
        assertThat(ownerOf(room)).isEqualTo("demo-studio");
    }

    /** Of a version that signed nothing, or signed with a secret that was since replaced. */
    @Test
    void shouldKnowARoomByItsAnnouncement() {
        var room = new Room(RoomNames.fresh(), RealRooms.UNSIGNED);
        var terms = new CallTerms("demo-free", CallType.ON_DEMAND, null, null, List.of(), null, 600);
        events.call(new CallCreated(room.name + ":created", RoomScript.BEGIN, room.name, terms));
        awaitStatus(room, "scheduled");

        tellOf(room);

        awaitStatus(room, "completed");
        assertThat(ownerOf(room)).isEqualTo("demo-free");
        assertThat(rows.text(
                        "SELECT count(*) FROM sessions.facts WHERE room_name = $1 AND body::text LIKE '%demo-studio%' AND body ->> 'terms' IS NOT NULL",
                        room.name))
                .as("terms that nobody signed")
                .isEqualTo("0");
    }

    @Test
    void shouldTakeWhatIsReconciledOfARoomOfOurs() {
        String name = RoomNames.fresh();
        var room = new Room(name, RealRooms.signedFor(name));
        events.liveKit(name, joined(room));
        awaitStatus(room, "in_progress");

        events.reconciled(name, json("room_finished", new Room(name, null), null));

        awaitStatus(room, "completed");
    }

    private void tellOf(Room room) {
        events.liveKit(room.name, json(LiveKitEvent.ROOM_STARTED, room, null));
        events.liveKit(room.name, joined(room));
        events.liveKit(room.name, json(LiveKitEvent.ROOM_FINISHED, room, null));
    }

    private static String joined(Room room) {
        var person = new LiveKitEvent.Participant(
                "PA_" + room.name, "visitor", null, null, START + 5, (START + 5) * 1000, null, null, null);
        return json(LiveKitEvent.PARTICIPANT_JOINED, room, person);
    }

    private static String json(String event, Room room, LiveKitEvent.Participant participant) {
        var ofRoom = new LiveKitEvent.Room("RM_" + room.name, room.name, room.metadata, START, START * 1000);
        var whole = new LiveKitEvent("EV_" + event + room.name, event, START + 60, ofRoom, participant, null, null);
        return new String(whole.json(), UTF_8);
    }

    private void awaitStatus(Room room, String status) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(rows.statusOf(room.name)).isEqualTo(status));
    }

    private String ownerOf(Room room) {
        return rows.text("SELECT user_id FROM sessions.coaching_sessions WHERE room_name = $1", room.name);
    }

    private String factsOf(Room room) {
        return rows.text("SELECT count(*) FROM sessions.facts WHERE room_name = $1", room.name);
    }

    private double foreign() {
        return metrics.counter("livekit.events.foreign").count();
    }

    record Room(String name, String metadata) {}
}
