package io.coachingcalls.sessions.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.coachingcalls.embedded.testing.EmbeddedStack;
import io.coachingcalls.events.CallEvent.CallCreated;
import io.coachingcalls.events.CallEvent.CallTerms;
import io.coachingcalls.events.CallType;
import io.coachingcalls.events.EventJson;
import io.coachingcalls.events.LiveKitEvent;
import io.coachingcalls.events.Provenance;
import io.coachingcalls.events.RoomNames;
import io.coachingcalls.sessions.EventSender;
import io.coachingcalls.sessions.RealRooms;
import io.coachingcalls.sessions.RoomScript;
import io.coachingcalls.sessions.Rows;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/**
 * Webhooks that a real LiveKit sent, of several calls at once: the rows that they leave are the same, byte for byte, in
 * whatever order and how often they come. A failure prints its seed.
 */
@QuarkusTest
@WithTestResource(EmbeddedStack.class)
class AnyArrivalTest {

    private static final List<String> CALL = List.of(
            "call-01-room_started",
            "call-02-participant_joined",
            "call-03-participant_joined",
            "call-04-track_published",
            "call-05-participant_left",
            "call-06-track_unpublished",
            "call-07-participant_left",
            "call-08-room_finished");

    private static final List<String> RECORDED_CALL = List.of(
            "recorded-03-room_started",
            "recorded-04-participant_joined",
            "recorded-05-track_published",
            "recorded-06-egress_started",
            "recorded-07-participant_joined",
            "recorded-08-egress_updated",
            "recorded-09-egress_updated",
            "recorded-10-participant_left",
            "recorded-11-egress_ended",
            "recorded-12-track_unpublished",
            "recorded-13-participant_left",
            "recorded-14-room_finished");

    private static final int COPIES = 5;
    private static final Duration LATEST = Duration.ofSeconds(45);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject
    EventSender events;

    @Inject
    Rows rows;

    @Test
    void shouldLeaveTheSameRowsWhenWebhooksComeShuffledTwiceAndLate() throws IOException {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        List<Webhook> webhooks = new ArrayList<>();
        List<CallCreated> outbox = new ArrayList<>();
        for (int i = 0; i < COPIES; i++) {
            webhooks.addAll(copyOf(CALL));
            webhooks.addAll(copyOf(RECORDED_CALL));
            webhooks.addAll(reloads());
        }
        webhooks.stream().map(Webhook::room).distinct().forEach(room -> outbox.add(announcementOf(room)));

        outbox.forEach(events::call);
        webhooks.forEach(webhook -> events.liveKit(webhook.room(), webhook.json()));
        Map<String, String> expected = rowsOnceAllIsKept(webhooks);
        outbox.forEach(call -> forget(call.room()));

        arrivals(webhooks, random).forEach(webhook -> events.liveKit(webhook.room(), webhook.json()));
        outbox.forEach(events::call);

        assertThat(rowsOnceAllIsKept(webhooks)).as("seed %d", seed).isEqualTo(expected);
        assertThat(expected.values()).allSatisfy(row -> assertThat(row).contains("completed"));
    }

    /** Each comes up to 45 s after it was sent, and half of them once more. */
    private static List<Webhook> arrivals(List<Webhook> webhooks, Random random) {
        record Arrival(Webhook webhook, Instant time) {}
        return webhooks.stream()
                .flatMap(webhook -> random.nextBoolean() ? Stream.of(webhook) : Stream.of(webhook, webhook))
                .map(webhook -> new Arrival(webhook, webhook.sentAt().plusMillis(random.nextLong(LATEST.toMillis()))))
                .sorted(Comparator.comparing(Arrival::time))
                .map(Arrival::webhook)
                .toList();
    }

    /** The same webhooks about a room that call-service made. */
    private static List<Webhook> copyOf(List<String> names) throws IOException {
        String suffix = UUID.randomUUID().toString();
        String room = RoomNames.fresh();
        List<Webhook> webhooks = new ArrayList<>();
        for (String name : names) {
            try (var file = AnyArrivalTest.class.getResourceAsStream("/events/livekit/" + name + ".json")) {
                String json = new String(file.readAllBytes(), StandardCharsets.UTF_8)
                        .replaceAll("\"((?:RM|PA|TR|EG|EV)_\\w+)\"", "\"$1-" + suffix + "\"")
                        .replaceAll("(\"(?:name|roomName)\":\")[\\w-]*room[\\w-]*\"", "$1" + room + "\"");
                webhooks.add(Webhook.of(signed(room, json)));
            }
        }
        return webhooks;
    }

    /** LiveKit leaves the metadata out where it says no more of a room than its name. */
    private static String signed(String room, String json) throws IOException {
        ObjectNode event = (ObjectNode) EventJson.MAPPER.readTree(json);
        if (event.path("room") instanceof ObjectNode ofRoom && ofRoom.has("creationTime")) {
            ofRoom.put("metadata", RealRooms.signedFor(room));
        }
        return event.toString();
    }

    /** Somebody reloads the page twice, which is as quick as LiveKit's seconds are coarse. */
    private static List<Webhook> reloads() {
        String suffix = UUID.randomUUID().toString();
        return new RoomScript()
                        .started()
                        .joined("demo-studio", "PA_1" + suffix, 5)
                        .joined("demo-coach", "PA_2" + suffix, 5)
                        .left("demo-studio", "PA_1" + suffix, 5, 20)
                        .joined("demo-studio", "PA_3" + suffix, 20)
                        .left("demo-studio", "PA_3" + suffix, 20, 20)
                        .joined("demo-studio", "PA_4" + suffix, 21)
                        .left("demo-coach", "PA_2" + suffix, 5, 90)
                        .left("demo-studio", "PA_4" + suffix, 21, 90)
                        .finished(110)
                        .webhooks()
                        .stream()
                        .map(Webhook::of)
                        .toList();
    }

    private static CallCreated announcementOf(String room) {
        return new CallCreated(
                room + ":created",
                RoomScript.BEGIN,
                room,
                new CallTerms("demo-studio", CallType.ON_DEMAND, "Pricing", "demo-coach", List.of("guest"), null, 600));
    }

    private Map<String, String> rowsOnceAllIsKept(List<Webhook> webhooks) {
        Map<String, Integer> facts = new LinkedHashMap<>();
        webhooks.forEach(webhook -> facts.merge(webhook.room(), webhook.isFact() ? 1 : 0, Integer::sum));
        Map<String, String> kept = new LinkedHashMap<>();
        facts.forEach((room, count) -> {
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                            rows.text("SELECT count(*) FROM sessions.facts WHERE room_name = $1", room))
                    .isEqualTo(String.valueOf(count + 1)));
            kept.put(room, rows.everything(room));
        });
        return kept;
    }

    private void forget(String room) {
        rows.change("DELETE FROM sessions.facts WHERE room_name = $1", room);
        rows.change("DELETE FROM sessions.coaching_sessions WHERE room_name = $1", room);
        assertThat(rows.everything(room)).isNull();
    }

    private record Webhook(String room, Instant sentAt, boolean isFact, String json) {

        static Webhook of(String json) {
            try {
                LiveKitEvent event = LiveKitEvent.read(json.getBytes(StandardCharsets.UTF_8));
                return new Webhook(
                        event.roomName(),
                        Instant.ofEpochSecond(event.createdAt()),
                        FactReader.read(event, Provenance.OBSERVED, null).isPresent(),
                        json);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
