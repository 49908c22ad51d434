package io.coachingcalls.system.faults;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.coachingcalls.system.RunningSystem;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Writes to the event log what webhook-ingest would have written, and what it never would. */
final class EventProducer implements AutoCloseable {

    static final String TOPIC = "livekit.events.v1";

    private final KafkaProducer<String, byte[]> producer;
    private volatile @Nullable Exception failure;

    EventProducer(JsonNode addresses) {
        producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers", addresses.required("kafka").asText(),
                        "acks", "all",
                        "linger.ms", "20",
                        "batch.size", "262144"),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /** As a webhook that was taken in. */
    void send(Webhook webhook) {
        ObjectNode event = withoutPassword(webhook);
        var written =
                new ProducerRecord<>(TOPIC, webhook.key(), event.toString().getBytes(StandardCharsets.UTF_8));
        Map.of(
                        "ce_id",
                        webhook.id(),
                        "ce_type",
                        "livekit." + event.required("event").asText(),
                        "ce_source",
                        "/livekit",
                        "ce_specversion",
                        "1.0",
                        "ce_time",
                        // As webhook-ingest dates what it receives after LiveKit's second
                        Instant.ofEpochSecond(event.required("createdAt").asLong())
                                .plusMillis(999)
                                .toString())
                .forEach((name, value) -> written.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        send(written);
    }

    /** As nobody should. */
    void sendRaw(@Nullable String key, byte @Nullable [] value) {
        send(new ProducerRecord<>(TOPIC, key, value));
    }

    /** Waits until all of it is on disk. */
    void flush() {
        producer.flush();
        if (failure != null) {
            throw new IllegalStateException(failure);
        }
    }

    /** What webhook-ingest leaves of it. */
    static ObjectNode withoutPassword(Webhook webhook) {
        var event = (ObjectNode) RunningSystem.json(webhook.json());
        if (event.path("room") instanceof ObjectNode room) {
            room.remove("turnPassword");
        }
        return event;
    }

    private void send(ProducerRecord<String, byte[]> written) {
        var unused = producer.send(written, (metadata, problem) -> {
            if (problem != null) {
                failure = problem;
            }
        });
    }

    @Override
    public void close() {
        producer.close();
    }
}
