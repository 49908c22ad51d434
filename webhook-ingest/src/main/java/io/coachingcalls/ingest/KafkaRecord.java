package io.coachingcalls.ingest;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.coachingcalls.events.CallEvent;
import io.coachingcalls.events.CloudEvents;
import io.coachingcalls.events.EventJson;
import io.coachingcalls.events.Topics;
import io.coachingcalls.ingest.WebhookRecord.DeadLetter;
import io.coachingcalls.ingest.WebhookRecord.Event;
import org.jspecify.annotations.Nullable;

/**
 * What is to be written to Kafka, also while it waits in the inbox.
 *
 * @param key the room's name; null for a dead letter
 */
record KafkaRecord(String topic, @Nullable String key, Map<String, String> headers, byte[] value) {

    static final String DEAD_LETTERS = Topics.deadLettersOf(Topics.LIVEKIT_EVENTS);

    /** @param trace the headers by which whoever reads the record goes on with the trace; empty without one */
    static KafkaRecord of(WebhookRecord webhook, Map<String, String> trace) {
        return switch (webhook) {
            case Event event ->
                new KafkaRecord(Topics.LIVEKIT_EVENTS, event.roomName(), headersOf(event, trace), event.value());
            case DeadLetter letter ->
                new KafkaRecord(
                        DEAD_LETTERS,
                        null,
                        Map.of(Topics.CAUSE_HEADER, letter.cause().value()),
                        letter.value());
        };
    }

    /** An event of our own. */
    static KafkaRecord of(CallEvent event) {
        try {
            return new KafkaRecord(
                    Topics.CALLS_EVENTS,
                    event.room(),
                    cloudEvent(event.id(), event.type(), "/webhook-ingest", event.time()),
                    EventJson.MAPPER.writeValueAsBytes(event));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record of strings and times must be writable", e);
        }
    }

    private static Map<String, String> headersOf(Event event, Map<String, String> trace) {
        Map<String, String> headers = new HashMap<>(trace);
        headers.putAll(cloudEvent(
                event.id(),
                CloudEvents.LIVEKIT_TYPE_PREFIX + event.eventName(),
                CloudEvents.LIVEKIT_SOURCE,
                event.time()));
        return headers;
    }

    private static Map<String, String> cloudEvent(String id, String type, String source, Instant time) {
        return Map.of(
                CloudEvents.SPEC_VERSION,
                "1.0",
                CloudEvents.ID,
                id,
                CloudEvents.TYPE,
                type,
                CloudEvents.SOURCE,
                source,
                CloudEvents.TIME,
                time.toString());
    }
}
