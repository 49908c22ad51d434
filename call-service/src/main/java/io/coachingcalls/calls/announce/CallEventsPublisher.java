package io.coachingcalls.calls.announce;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.coachingcalls.events.CallEvent;
import io.coachingcalls.events.EventJson;
import io.coachingcalls.messaging.Headers;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Writes our events to Kafka. */
@ApplicationScoped
class CallEventsPublisher {

    static final String CHANNEL = "calls-events-out";

    private static final String SOURCE = "/call-service";

    private final MutinyEmitter<byte[]> emitter;

    CallEventsPublisher(@Channel(CHANNEL) MutinyEmitter<byte[]> emitter) {
        this.emitter = emitter;
    }

    /** Completes when the broker has it. */
    Uni<Void> publish(CallEvent event) {
        var metadata = OutgoingKafkaRecordMetadata.<String>builder()
                .withKey(event.room())
                .withHeaders(Headers.cloudEvent(event.id(), event.type(), SOURCE, event.time()))
                .build();
        return Uni.createFrom()
                .deferred(() -> emitter.sendMessage(Message.of(json(event)).addMetadata(metadata)));
    }

    private static byte[] json(CallEvent event) {
        try {
            return EventJson.MAPPER.writeValueAsBytes(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record of strings and times must be writable", e);
        }
    }
}
