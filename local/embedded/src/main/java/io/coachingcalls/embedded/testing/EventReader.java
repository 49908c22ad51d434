package io.coachingcalls.embedded.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.coachingcalls.events.CallEvent;
import io.coachingcalls.events.Topics;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads from Kafka what the services announced. */
public final class EventReader {

    private final String kafka;

    /** @param kafka {@code host:port,…} */
    public EventReader(String kafka) {
        this.kafka = kafka;
    }

    /** The room's events that are of {@code type}, in order, as far as they are there now. */
    public <E extends CallEvent> List<E> calls(String room, Class<E> type) {
        List<E> found = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", kafka), new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topics.CALLS_EVENTS).stream()
                    .map(partition -> new TopicPartition(Topics.CALLS_EVENTS, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> {
                    if (room.equals(record.key())) {
                        read(record.value())
                                .filter(type::isInstance)
                                .map(type::cast)
                                .ifPresent(found::add);
                    }
                });
            }
        }
        return found;
    }

    private static Optional<CallEvent> read(byte[] value) {
        try {
            return CallEvent.read(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
