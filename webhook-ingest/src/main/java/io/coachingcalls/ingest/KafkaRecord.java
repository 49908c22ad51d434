package io.coachingcalls.ingest;

import java.util.HashMap;
import java.util.Map;

import io.coachingcalls.events.CloudEvents;
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

    private static Map<String, String> headersOf(Event event, Map<String, String> trace) {
        Map<String, String> headers = new HashMap<>(trace);
        headers.put(CloudEvents.SPEC_VERSION, "1.0");
        headers.put(CloudEvents.ID, event.id());
        headers.put(CloudEvents.TYPE, CloudEvents.LIVEKIT_TYPE_PREFIX + event.eventName());
        headers.put(CloudEvents.SOURCE, CloudEvents.LIVEKIT_SOURCE);
        headers.put(CloudEvents.TIME, event.time().toString());
        return headers;
    }
}
