package io.coachingcalls.messaging;

import java.time.Instant;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.coachingcalls.events.CallEvent;
import io.coachingcalls.events.CloudEvents;
import io.coachingcalls.events.EventJson;
import io.coachingcalls.events.LiveKitEvent;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Our events as Kafka records: keyed by room, JSON, with the headers of a CloudEvent. */
public final class EventMessages {

    private EventMessages() {}

    /** @param source which service says so: {@code /call-service} */
    public static Message<byte[]> of(CallEvent event, String source) {
        return message(event.room(), event.id(), event.type(), source, event.time(), json(event));
    }

    /** An event as LiveKit would have sent it. */
    public static Message<byte[]> of(LiveKitEvent event, String source) {
        String type = CloudEvents.LIVEKIT_TYPE_PREFIX + event.event();
        return message(event.roomName(), event.id(), type, source, event.time(), event.json());
    }

    private static Message<byte[]> message(
            String key, String id, String type, String source, Instant time, byte[] json) {
        return Message.of(json)
                .addMetadata(OutgoingKafkaRecordMetadata.<String>builder()
                        .withKey(key)
                        .withHeaders(Headers.cloudEvent(id, type, source, time))
                        .build());
    }

    private static byte[] json(CallEvent event) {
        try {
            return EventJson.MAPPER.writeValueAsBytes(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record of strings and times must be writable", e);
        }
    }
}
