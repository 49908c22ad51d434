package io.coachingcalls.system;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What the topics hold. */
public final class EventLog {

    private EventLog() {}

    /** The names of our topics. */
    public static Set<String> topics(JsonNode status) {
        try (var consumer = consumer(status)) {
            return consumer.listTopics().keySet().stream()
                    .filter(name -> !name.startsWith("__"))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    /** All there is about one room by now, in order. */
    public static List<JsonNode> of(JsonNode status, String topic, String room) {
        return of(status, topic).stream()
                .filter(event -> room.equals(event.key()))
                .map(event -> RunningSystem.json(event.value()))
                .toList();
    }

    /** All there is by now, in order within a room: the key is its name. */
    public static List<ConsumerRecord<String, String>> of(JsonNode status, String topic) {
        List<ConsumerRecord<String, String>> events = new ArrayList<>();
        forEach(status, topic, events::add);
        return events;
    }

    /** The same, one by one: there may be more than the memory holds. */
    public static void forEach(JsonNode status, String topic, Consumer<ConsumerRecord<String, String>> look) {
        try (var consumer = consumer(status)) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(Duration.ofSeconds(1)).forEach(look);
            }
        }
    }

    private static KafkaConsumer<String, String> consumer(JsonNode status) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", status.required("kafka").asText());
        return new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer());
    }
}
