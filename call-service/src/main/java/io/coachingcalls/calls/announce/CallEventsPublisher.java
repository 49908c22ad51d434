package io.coachingcalls.calls.announce;

import java.nio.charset.StandardCharsets;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.coachingcalls.events.CallEvent;
import io.coachingcalls.events.CloudEvents;
import io.coachingcalls.events.EventJson;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
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
                .withHeaders(headers(event))
                .build();
        return Uni.createFrom()
                .deferred(() -> emitter.sendMessage(Message.of(json(event)).addMetadata(metadata)));
    }

    private static Headers headers(CallEvent event) {
        return new RecordHeaders()
                .add(CloudEvents.SPEC_VERSION, utf8("1.0"))
                .add(CloudEvents.ID, utf8(event.id()))
                .add(CloudEvents.TYPE, utf8(event.type()))
                .add(CloudEvents.SOURCE, utf8(SOURCE))
                .add(CloudEvents.TIME, utf8(event.time().toString()))
                .add("content-type", utf8("application/json"));
    }

    private static byte[] json(CallEvent event) {
        try {
            return EventJson.MAPPER.writeValueAsBytes(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record of strings and times must be writable", e);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
