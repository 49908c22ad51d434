package io.coachingcalls.local.deadletters;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;

import io.coachingcalls.events.Topics;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The dead letters of every declared topic, at one Kafka.
 *
 * @param bootstrapServers {@code host:port,…}
 */
public record DeadLetterQueue(String bootstrapServers) {

    private static final Duration LIMIT = Duration.ofSeconds(15);
    private static final Duration POLL = Duration.ofMillis(500);

    /** All that are kept, oldest first. */
    public List<DeadLetter> letters() {
        try (var consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "default.api.timeout.ms",
                        String.valueOf(LIMIT.toMillis()),
                        "enable.auto.commit",
                        "false"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = partitionsOf(consumer.listTopics());
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<DeadLetter> letters = new ArrayList<>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(POLL).forEach(letter -> letters.add(new DeadLetter(letter)));
            }
            letters.sort(Comparator.comparing(DeadLetter::time));
            return List.copyOf(letters);
        }
    }

    /**
     * Hands records out once more to whoever reads the topics they came from, and returns when Kafka has them. The
     * letters stay. Who could use such a record before sees it twice, which changes nothing.
     */
    public void replay(List<DeadLetter> letters) throws InterruptedException {
        try (var producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers", bootstrapServers,
                        "acks", "all",
                        "delivery.timeout.ms", String.valueOf(LIMIT.toMillis()),
                        "request.timeout.ms", "5000",
                        "linger.ms", "0"),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            for (DeadLetter letter : letters) {
                try {
                    producer.send(letter.asItWas()).get();
                } catch (ExecutionException e) {
                    throw new IllegalStateException(
                            "Kafka does not take " + letter.topic() + "@" + letter.offset(), e.getCause());
                }
            }
        }
    }

    private static List<TopicPartition> partitionsOf(Map<String, List<PartitionInfo>> existing) {
        return Topics.declared().stream()
                .map(topic -> Topics.deadLettersOf(topic.name()))
                .filter(existing::containsKey)
                .flatMap(topic -> existing.get(topic).stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .collect(Collectors.toUnmodifiableList());
    }
}
