package io.coachingcalls.messaging;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

import io.coachingcalls.events.CloudEvents;
import io.coachingcalls.events.Provenance;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/** Kafka headers as text. */
public final class Headers {

    private Headers() {}

    public static Optional<String> text(ConsumerRecord<?, ?> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null || header.value() == null
                ? Optional.empty()
                : Optional.of(new String(header.value(), StandardCharsets.UTF_8));
    }

    /** Who says what the record says; LiveKit, where no header tells of its source. */
    public static Provenance provenance(ConsumerRecord<?, ?> record) {
        return CloudEvents.provenanceOf(text(record, CloudEvents.SOURCE).orElse(CloudEvents.LIVEKIT_SOURCE));
    }

    /** When the event happened, as its sender knows; null where no header tells. */
    public static @Nullable Instant time(ConsumerRecord<?, ?> record) {
        try {
            return text(record, CloudEvents.TIME).map(Instant::parse).orElse(null);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** The attributes of an event whose value is JSON. */
    public static org.apache.kafka.common.header.Headers cloudEvent(
            String id, String type, String source, Instant time) {
        return new RecordHeaders()
                .add(CloudEvents.SPEC_VERSION, utf8("1.0"))
                .add(CloudEvents.ID, utf8(id))
                .add(CloudEvents.TYPE, utf8(type))
                .add(CloudEvents.SOURCE, utf8(source))
                .add(CloudEvents.TIME, utf8(time.toString()))
                .add("content-type", utf8("application/json"));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
