package io.coachingcalls.calls.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.coachingcalls.embedded.testing.EmbeddedStack;
import io.coachingcalls.embedded.testing.EventSender;
import io.coachingcalls.events.CloudEvents;
import io.coachingcalls.events.Topics;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Reads and writes Kafka beside the service. */
public final class EventLog {

    private EventLog() {}

    /** What is in the topic now with this key, in order. */
    public static List<ConsumerRecord<String, byte[]>> records(String topic, String key) {
        List<ConsumerRecord<String, byte[]>> found = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", servers()), new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> {
                    if (key.equals(record.key())) {
                        found.add(record);
                    }
                });
            }
        }
        return found;
    }

    public static void send(String topic, String key, byte[] value) throws Exception {
        send(topic, key, value, CloudEvents.LIVEKIT_SOURCE);
    }

    /** What session-service found out by asking LiveKit. */
    public static void sendReconciled(String key, byte[] value) throws Exception {
        send(Topics.LIVEKIT_EVENTS, key, value, CloudEvents.reconcilerSource("session-service"));
    }

    /** As {@code ./calls dlq replay} sends a dead letter of LiveKit's events. */
    public static void replay(String topic, String key, byte[] value) {
        try (var sender = new EventSender(servers())) {
            sender.replay(topic, key, value, CloudEvents.LIVEKIT_SOURCE);
        }
    }

    private static void send(String topic, String key, byte[] value, String source) throws Exception {
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", servers()),
                new StringSerializer(),
                new ByteArraySerializer())) {
            var record = new ProducerRecord<>(topic, key, value);
            record.headers().add(CloudEvents.SOURCE, source.getBytes(UTF_8));
            producer.send(record).get();
        }
    }

    public static String header(ConsumerRecord<?, ?> record, String name) {
        return new String(record.headers().lastHeader(name).value(), UTF_8);
    }

    private static String servers() {
        return new EmbeddedStack().start().get("kafka.bootstrap.servers");
    }
}
