package io.coachingcalls.messaging;

import java.nio.charset.StandardCharsets;
import java.util.Objects;

import jakarta.enterprise.context.ApplicationScoped;

import io.coachingcalls.events.Topics;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Puts records that can never be used aside, with the reason, so that they hold up nobody and are not lost. */
@ApplicationScoped
public class DeadLetters {

    private final MutinyEmitter<byte[]> emitter;

    DeadLetters(@Channel("dead-letters-out") MutinyEmitter<byte[]> emitter) {
        this.emitter = emitter;
    }

    /** Completes when the broker has the record, in the dead letters of the topic it came from. */
    Uni<Void> add(ConsumerRecord<String, byte[]> record, Throwable cause) {
        var headers = new RecordHeaders(record.headers().toArray());
        headers.add(
                Topics.CAUSE_HEADER,
                "%s[%d]@%d: %s"
                        .formatted(
                                record.topic(),
                                record.partition(),
                                record.offset(),
                                cause.getClass().getName())
                        .getBytes(StandardCharsets.UTF_8));
        var metadata = OutgoingKafkaRecordMetadata.<String>builder()
                .withTopic(Topics.deadLettersOf(record.topic()))
                .withKey(record.key())
                .withHeaders(headers)
                .build();
        // A message needs a payload; a record need not have one
        byte[] value = Objects.requireNonNullElse(record.value(), new byte[0]);
        return emitter.sendMessage(Message.of(value).addMetadata(metadata));
    }
}
