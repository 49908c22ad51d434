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
    public static Set<String> topics(JsonNode addresses) {
        try (var consumer = consumer(addresses)) {
            return consumer.listTopics().keySet().stream()
                    .filter(name -> !name.startsWith("__"))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    /** All there is about one room by now, in order. */
    public static List<JsonNode> of(JsonNode addresses, String topic, String room) {
        return of(addresses, topic).stream()
                .filter(event -> room.equals(event.key()))
                .map(event -> RunningSystem.json(event.value()))
                .toList();
    }

    /** All there is by now, in order within a room: the key is its name. */
    public static List<ConsumerRecord<String, String>> of(JsonNode addresses, String topic) {
        List<ConsumerRecord<String, String>> events = new ArrayList<>();
        forEach(addresses, topic, events::add);
        return events;
    }

    /** The same, one by one: there may be more than the memory holds. */
    public static void forEach(JsonNode addresses, String topic, Consumer<ConsumerRecord<String, String>> look) {
        Map<TopicPartition, Long> beginnings;
        try (var consumer = consumer(addresses)) {
            beginnings = consumer.beginningOffsets(partitions(consumer, topic));
        }
        forEachSince(addresses, beginnings, look);
    }

    /** Where all our topics end by now. */
    static Map<TopicPartition, Long> ends(JsonNode addresses) {
        Set<String> topics = topics(addresses);
        try (var consumer = consumer(addresses)) {
            return consumer.endOffsets(topics.stream()
                    .flatMap(topic -> partitions(consumer, topic).stream())
                    .toList());
        }
    }

    /** All that there is by now from the given offsets on. */
    static void forEachSince(
            JsonNode addresses, Map<TopicPartition, Long> begins, Consumer<ConsumerRecord<String, String>> look) {
        try (var consumer = consumer(addresses)) {
            consumer.assign(begins.keySet());
            begins.forEach(consumer::seek);
            Map<TopicPartition, Long> ends = consumer.endOffsets(begins.keySet());
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofSeconds(1)).forEach(look);
            }
        }
    }

    private static List<TopicPartition> partitions(KafkaConsumer<String, String> consumer, String topic) {
        return consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
    }

    private static KafkaConsumer<String, String> consumer(JsonNode addresses) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", addresses.required("kafka").asText());
        return new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer());
    }
}
