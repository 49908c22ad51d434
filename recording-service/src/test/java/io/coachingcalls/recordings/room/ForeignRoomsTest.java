package io.coachingcalls.recordings.room;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import io.coachingcalls.embedded.testing.EmbeddedStack;
import io.coachingcalls.events.CallEvent.CallCreated;
import io.coachingcalls.events.CallEvent.CallTerms;
import io.coachingcalls.events.CallType;
import io.coachingcalls.events.LiveKitEvent;
import io.coachingcalls.events.RoomMetadata;
import io.coachingcalls.events.RoomNames;
import io.coachingcalls.recordings.EventSender;
import io.coachingcalls.recordings.Rows;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A LiveKit project can be shared, and its webhooks tell of everybody's rooms and recorders. */
@QuarkusTest
@WithTestResource(EmbeddedStack.class)
class ForeignRoomsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Instant START = Instant.parse("2026-11-20T10:00:00Z");
    private static final CallTerms TERMS =
            new CallTerms("demo-studio", CallType.ON_DEMAND, null, null, List.of(), null, 600);
    private static final String UNSIGNED = "{\"ownerId\":\"demo-studio\",\"callType\":\"on-demand\"}";

    @Inject
    EventSender events;

    @Inject
    Rows rows;

    @Inject
    MeterRegistry metrics;

    static Stream<Room> roomsOfOthers() {
        return Stream.of(
                new Room("lobby-" + UUID.randomUUID(), null),
                new Room("lobby-" + UUID.randomUUID(), UNSIGNED),
                new Room(RoomNames.fresh(), UNSIGNED),
                new Room(RoomNames.fresh(), signedFor(RoomNames.fresh())));
    }

    @ParameterizedTest
    @MethodSource("roomsOfOthers")
    void shouldKeepNothingOfARoomOfAnotherApplication(Room room) {
        double before = foreign();

        tellOf(room);

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(foreign()).isEqualTo(before + 2));
        assertThat(rows.room(room.name)).isNull();
    }

    /** Events of recorders tell a room's name only. */
    @Test
    void shouldKeepNothingOfARecorderOfAnotherApplication() {
        String name = "lobby-" + UUID.randomUUID();
        double before = foreign();

        events.liveKit(name, recorder(name));

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(foreign()).isEqualTo(before + 1));
        assertThat(rows.room(name)).isNull();
    }

    @Test
    void shouldTakeARecorderOfARoomOfOursBeforeAnybodyAnnouncedIt() {
        String name = RoomNames.fresh();

        events.liveKit(name, recorder(name));

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(rows.room(name)).isNotNull());
    }

    @Test
    void shouldKnowARoomByItsSignatureBeforeAnybodyAnnouncedIt() {
        String name = RoomNames.fresh();

        tellOf(new Room(name, signedFor(name)));

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(rows.room(name))
                .containsEntry("owner_id", "demo-studio")
                .containsEntry("attended", List.of("visitor")));
    }

    /** Of a version that signed nothing, or signed with a secret that was since replaced. */
    @Test
    void shouldKnowARoomByItsAnnouncement() {
        String name = RoomNames.fresh();
        var terms = new CallTerms("demo-free", CallType.ON_DEMAND, null, null, List.of(), null, 600);
        events.call(new CallCreated(name + ":created", START, name, terms));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(rows.room(name)).isNotNull());

        tellOf(new Room(name, UNSIGNED));

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(rows.room(name))
                .containsEntry("owner_id", "demo-free")
                .containsEntry("attended", List.of("visitor")));
    }

    private void tellOf(Room room) {
        events.liveKit(room.name, json(LiveKitEvent.ROOM_STARTED, room, null));
        long joinedAt = START.getEpochSecond() + 5;
        var person = new LiveKitEvent.Participant(
                "PA_" + room.name, "visitor", null, null, joinedAt, joinedAt * 1000, null, null, null);
        events.liveKit(room.name, json(LiveKitEvent.PARTICIPANT_JOINED, room, person));
    }

    private static String json(String event, Room room, LiveKitEvent.Participant participant) {
        long start = START.getEpochSecond();
        var ofRoom = new LiveKitEvent.Room("RM_" + room.name, room.name, room.metadata, start, start * 1000);
        var whole = new LiveKitEvent("EV_" + event + room.name, event, start + 60, ofRoom, participant, null, null);
        return new String(whole.json(), UTF_8);
    }

    private static String recorder(String room) {
        return """
                {"event":"egress_started","id":"EV_%1$s","createdAt":"%2$d",
                 "egressInfo":{"egressId":"EG_%1$s","roomName":"%1$s","status":"EGRESS_ACTIVE"}}
                """.formatted(room, START.getEpochSecond());
    }

    private static String signedFor(String room) {
        String secret = ConfigProvider.getConfig().getValue("livekit.api-secret", String.class);
        return new RoomMetadata(secret).write(room, TERMS);
    }

    private double foreign() {
        return metrics.counter("livekit.events.foreign").count();
    }

    record Room(String name, String metadata) {}
}
