package io.coachingcalls.embedded.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

import io.coachingcalls.events.CallEvent;
import io.coachingcalls.events.CloudEvents;
import io.coachingcalls.events.EventJson;
import io.coachingcalls.events.Topics;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Puts events on Kafka as the other services do; each is there when its method returns. */
public class EventSender implements AutoCloseable {

    private final KafkaProducer<String, byte[]> producer;

    /** @param kafka {@code host:port,…} */
    public EventSender(String kafka) {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka, "acks", "all"), new StringSerializer(), new ByteArraySerializer());
    }

    public void liveKit(String room, String json) {
        send(Topics.LIVEKIT_EVENTS, room, json.getBytes(StandardCharsets.UTF_8), CloudEvents.LIVEKIT_SOURCE);
    }

    /** As webhook-ingest tells of one: with the moment in LiveKit's second at which it was received. */
    public void liveKit(String room, String json, Instant received) {
        var record =
                record(Topics.LIVEKIT_EVENTS, room, json.getBytes(StandardCharsets.UTF_8), CloudEvents.LIVEKIT_SOURCE);
        record.headers().add(CloudEvents.TIME, received.toString().getBytes(StandardCharsets.UTF_8));
        await(producer.send(record));
    }

    /** Many at once; all are kept when it returns. */
    public void liveKit(String room, List<String> jsons) {
        List<Future<RecordMetadata>> sent = jsons.stream()
                .map(json -> producer.send(record(
                        Topics.LIVEKIT_EVENTS,
                        room,
                        json.getBytes(StandardCharsets.UTF_8),
                        CloudEvents.LIVEKIT_SOURCE)))
                .toList();
        sent.forEach(EventSender::await);
    }

    public void reconciled(String room, String json) {
        send(
                Topics.LIVEKIT_EVENTS,
                room,
                json.getBytes(StandardCharsets.UTF_8),
                CloudEvents.reconcilerSource("session-service"));
    }

    public void call(CallEvent event) {
        try {
            send(Topics.CALLS_EVENTS, event.room(), EventJson.MAPPER.writeValueAsBytes(event), "/call-service");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    public void send(String topic, String key, byte @Nullable [] value, String source) {
        await(producer.send(record(topic, key, value, source)));
    }

    /** As {@code ./calls dlq replay} sends a dead letter. */
    public void replay(String topic, String key, byte[] value, String source) {
        var record = record(topic, key, value, source);
        record.headers().add(Topics.REPLAYED_HEADER, new byte[] {'1'});
        await(producer.send(record));
    }

    /** As one that was sent so long ago, and waits. */
    public void liveKit(String room, String json, Duration ago) {
        var record =
                record(Topics.LIVEKIT_EVENTS, room, json.getBytes(StandardCharsets.UTF_8), CloudEvents.LIVEKIT_SOURCE);
        await(producer.send(new ProducerRecord<>(
                record.topic(),
                null,
                System.currentTimeMillis() - ago.toMillis(),
                record.key(),
                record.value(),
                record.headers())));
    }

    private static ProducerRecord<String, byte[]> record(
            String topic, String key, byte @Nullable [] value, String source) {
        var record = new ProducerRecord<>(topic, key, value);
        record.headers().add(CloudEvents.SOURCE, source.getBytes(StandardCharsets.UTF_8));
        return record;
    }

    private static void await(Future<RecordMetadata> sent) {
        try {
            sent.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
