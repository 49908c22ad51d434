package io.coachingcalls.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.coachingcalls.events.EventJson;
import io.coachingcalls.events.LiveKitEvent;
import io.coachingcalls.ingest.WebhookRecord.Cause;
import io.coachingcalls.ingest.WebhookRecord.DeadLetter;
import io.coachingcalls.ingest.WebhookRecord.Event;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookReaderTest {

    private static final Instant RECEIVED = Instant.parse("2026-11-20T12:00:00Z");

    @ParameterizedTest
    @MethodSource("io.coachingcalls.ingest.GoldenWebhooks#names")
    void shouldKeepAllThatLiveKitSaysButTheTurnPassword(String name) throws IOException {
        byte[] body = GoldenWebhooks.body(name);
        JsonNode expected = EventJson.MAPPER.readTree(body);
        if (expected.has("room")) {
            ((ObjectNode) expected.get("room")).remove("turnPassword");
        }

        WebhookRecord webhook = WebhookReader.read(body, RECEIVED);

        assertThat(webhook).isInstanceOf(Event.class);
        assertThat(EventJson.MAPPER.readTree(webhook.value())).isEqualTo(expected);
        assertThat(text(webhook)).doesNotContain("turnPassword");
    }

    @ParameterizedTest
    @MethodSource("io.coachingcalls.ingest.GoldenWebhooks#names")
    void shouldNameTheEventAsConsumersWillReadIt(String name) throws IOException {
        byte[] body = GoldenWebhooks.body(name);

        Event event = (Event) WebhookReader.read(body, RECEIVED);

        LiveKitEvent read = LiveKitEvent.read(event.value());
        assertThat(event.id()).isEqualTo(read.id()).startsWith("EV_");
        assertThat(event.eventName()).isEqualTo(read.event()).isEqualTo(name.replaceFirst("^\\w+-\\d+-", ""));
        assertThat(event.roomName()).isEqualTo(name.startsWith("call") ? "capture-room" : "standin-room");
        assertThat(event.time())
                .isBetween(read.time(), read.time().plusMillis(999))
                .isNotEqualTo(RECEIVED);
    }

    @Test
    void shouldKeyEgressEventsByTheirRoom() {
        Event event = (Event) WebhookReader.read(GoldenWebhooks.body(GoldenWebhooks.EGRESS_ENDED), RECEIVED);

        assertThat(event.roomName()).isEqualTo("standin-room");
    }

    @Test
    void shouldPassEventsAndFieldsNobodyKnowsYet() {
        byte[] body = bytes("""
                {"event":"room_sang","id":"EV_1","createdAt":"1795190778","room":{"name":"r"},"song":{"of":["x"]}}""");

        WebhookRecord webhook = WebhookReader.read(body, RECEIVED);

        assertThat(webhook).isInstanceOf(Event.class);
        assertThat(webhook.eventName()).isEqualTo("room_sang");
        assertThat(text(webhook)).contains("\"song\":{\"of\":[\"x\"]}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",\"createdAt\":\"0\"", ",\"createdAt\":-1", ",\"createdAt\":9223372036854775807"})
    void shouldTakeTheTimeOfReceiptWhereLiveKitGaveNone(String createdAt) {
        byte[] body = bytes("{\"event\":\"room_started\",\"id\":\"EV_1\",\"room\":{\"name\":\"r\"}" + createdAt + "}");

        Event event = (Event) WebhookReader.read(body, RECEIVED);

        assertThat(event.time()).isEqualTo(RECEIVED);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-20T16:06:18.234Z, 2026-11-20T16:06:18.234Z",
        "2026-11-20T16:06:21.234Z, 2026-11-20T16:06:18.999Z",
        "2026-11-20T16:06:17.234Z, 2026-11-20T16:06:18Z"
    })
    void shouldTellTheMomentOfReceiptWithinLiveKitsSecond(Instant received, Instant expected) {
        byte[] body = bytes("""
                {"event":"participant_left","id":"EV_1","createdAt":"1795190778","room":{"name":"r"}}""");

        Event event = (Event) WebhookReader.read(body, received);

        assertThat(event.time()).isEqualTo(expected);
    }

    @Test
    void shouldRemoveATurnPasswordWhereverItIs() {
        byte[] body = bytes("""
                {"event":"room_started","id":"EV_1","room":{"name":"r","turnPassw\\u006frd":"hidden"},
                 "rooms":[{"turnPassword":{"a":"hidden"}}]}""");

        WebhookRecord webhook = WebhookReader.read(body, RECEIVED);

        assertThat(webhook).isInstanceOf(Event.class);
        assertThat(text(webhook)).doesNotContain("hidden").doesNotContain("turnPassword");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {"event":"room_started","room":{"name":"r"}}                                          | NO_ID
                    {"event":"room_started","id":" ","room":{"name":"r"}}                                 | NO_ID
                    {"id":"EV_1","room":{"name":"r"}}                                                     | NO_EVENT_NAME
                    {"event":"room_started","id":"EV_1"}                                                  | NO_ROOM_NAME
                    {"event":"room_started","id":"EV_1","room":{"name":""}}                               | NO_ROOM_NAME
                    {"event":"ingress_started","id":"EV_1","ingressInfo":{"roomName":"r"}}                | NO_ROOM_NAME
                    {"event":"room_started","id":"EV_1","room":"r"}                                       | UNKNOWN_SHAPE
                    {"event":"room_started","id":{"a":1},"room":{"name":"r"}}                             | UNKNOWN_SHAPE
                    {"event":"room_started","id":"EV_1","room":{"name":"r"},"createdAt":"yesterday"}      | UNKNOWN_SHAPE
                    []                                                                                    | UNKNOWN_SHAPE
                    null                                                                                  | UNKNOWN_SHAPE
                    "room_started"                                                                        | UNKNOWN_SHAPE
                    ``                                                                                    | UNKNOWN_SHAPE
                    {"event":"room_started"                                                               | BROKEN_JSON
                    {"event":"room_started","id":"EV_1","room":{"name":"r"}} {}                           | BROKEN_JSON
                    event=room_started                                                                    | BROKEN_JSON""")
    void shouldPutAsideWhatNobodyCanUse(String body, Cause cause) {
        WebhookRecord webhook = WebhookReader.read(bytes(body), RECEIVED);

        assertThat(webhook).isInstanceOfSatisfying(DeadLetter.class, letter -> assertThat(letter.cause())
                .isEqualTo(cause));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\"room\":{\"name\":\"%s\"}", "\"room\":{\"name\":\"r\"},\"participant\":{\"identity\":\"%s\"}"})
    void shouldPutAsideWhatNoTableCanKeep(String json) {
        for (String id : new String[] {"x".repeat(2_900), "a\\u0000b"}) {
            byte[] body = bytes("{\"event\":\"participant_joined\",\"id\":\"EV_1\"," + json.formatted(id) + "}");

            assertThat(WebhookReader.read(body, RECEIVED))
                    .isInstanceOfSatisfying(DeadLetter.class, letter -> assertThat(letter.cause())
                            .isEqualTo(Cause.UNKEEPABLE_ID));
        }
    }

    @Test
    void shouldPutAsideNestingWithoutEnd() {
        byte[] body = bytes("[".repeat(200_000));

        WebhookRecord webhook = WebhookReader.read(body, RECEIVED);

        assertThat(webhook).isInstanceOfSatisfying(DeadLetter.class, letter -> assertThat(letter.cause())
                .isEqualTo(Cause.BROKEN_JSON));
    }

    @Test
    void shouldKeepBrokenBytesAsTheyCame() {
        byte[] body = {'{', (byte) 0xff, (byte) 0xc3, 0, '}'};

        assertThat(WebhookReader.read(body, RECEIVED).value()).isEqualTo(body);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":\"EV_1\",\"room\":{\"turnPassword\":\"hidden\",\"name\":\"r\"}",
                "{\"id\":\"EV_1\",\"room\":{\"turnPassword\" : \"hidden",
                "{\"id\":\"EV_1\",\"room\":{\"turnPassword\":\"\\\"hidden\"}",
                "{\"id\":\"EV_1\",\"room\":{\"TurnPassword\":hidden}",
                "{\"id\":\"EV_1\",\"room\":{\"turnPassw\\u006frd\":\"hidden\"",
                "{\"id\":\"EV_1\",\"turnPassword\":\"hidden\"} {\"turnPassword\":\"hidden\"}",
                "{\"id\":\"EV_1\",\"turnPassword\":\"hidden\"}"
            })
    void shouldKeepNoTurnPasswordInADeadLetter(String body) {
        WebhookRecord webhook = WebhookReader.read(bytes(body), RECEIVED);

        assertThat(webhook).isInstanceOf(DeadLetter.class);
        assertThat(text(webhook)).doesNotContain("hidden").contains("EV_1");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(WebhookRecord webhook) {
        return new String(webhook.value(), StandardCharsets.UTF_8);
    }
}
