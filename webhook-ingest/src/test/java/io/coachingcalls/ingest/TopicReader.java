package io.coachingcalls.ingest;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads what is written to a topic: after the reader was opened, or from the beginning. */
final class TopicReader implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final KafkaConsumer<String, String> consumer;

    TopicReader(String bootstrapServers, String topic) {
        this(bootstrapServers, topic, false);
    }

    static TopicReader fromTheBeginning(String bootstrapServers, String topic) {
        return new TopicReader(bootstrapServers, topic, true);
    }

    private TopicReader(String bootstrapServers, String topic, boolean fromTheBeginning) {
        consumer = new KafkaConsumer<>(
                Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
                new StringDeserializer(),
                new StringDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        consumer.assign(partitions);
        if (fromTheBeginning) {
            consumer.seekToBeginning(partitions);
        } else {
            consumer.seekToEnd(partitions);
        }
        // Seeking is lazy; asking for the position does it now
        partitions.forEach(consumer::position);
    }

    /** All records up to the first that {@code last} holds for. */
    List<ConsumerRecord<String, String>> readUntil(Predicate<ConsumerRecord<String, String>> last) {
        List<ConsumerRecord<String, String>> read = new ArrayList<>();
        Instant deadline = Instant.now().plus(PATIENCE);
        while (read.stream().noneMatch(last)) {
            if (Instant.now().isAfter(deadline)) {
                throw new AssertionError("not among " + read.size() + " records after " + PATIENCE);
            }
            consumer.poll(Duration.ofMillis(200)).forEach(read::add);
        }
        return read;
    }

    static Map<String, String> headersOf(ConsumerRecord<?, ?> kafkaRecord) {
        Map<String, String> headers = new HashMap<>();
        kafkaRecord
                .headers()
                .forEach(header -> headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
        return headers;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
