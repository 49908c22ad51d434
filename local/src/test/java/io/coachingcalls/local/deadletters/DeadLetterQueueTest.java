package io.coachingcalls.local.deadletters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.coachingcalls.embedded.KafkaServer;
import io.coachingcalls.events.CloudEvents;
import io.coachingcalls.events.Topics;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeadLetterQueueTest {

    @TempDir
    private Path directory;

    @Test
    void shouldHandOutAgainWhatIsChosenAsItWas() throws Exception {
        try (var kafka = KafkaServer.start(directory)) {
            var queue = new DeadLetterQueue(kafka.bootstrapServers());
            assertThat(queue.letters()).isEmpty();

            addDeadLetter(kafka, Topics.LIVEKIT_EVENTS, "room-a", "{\"event\":1}");
            addDeadLetter(kafka, Topics.CALLS_EVENTS, "room-b", "{\"event\":2}");
            List<DeadLetter> letters = queue.letters();

            assertThat(letters)
                    .extracting(DeadLetter::topic, DeadLetter::key, DeadLetter::type, DeadLetter::cause)
                    .containsExactlyInAnyOrder(
                            tuple(Topics.LIVEKIT_EVENTS, "room-a", "some.type", "it was bad"),
                            tuple(Topics.CALLS_EVENTS, "room-b", "some.type", "it was bad"));

            queue.replay(letters.stream()
                    .filter(letter -> letter.topic().equals(Topics.CALLS_EVENTS))
                    .toList());

            assertThat(recordsOf(kafka, Topics.LIVEKIT_EVENTS)).isEmpty();
            assertThat(recordsOf(kafka, Topics.CALLS_EVENTS)).singleElement().satisfies(record -> {
                assertThat(record.key()).isEqualTo("room-b");
                assertThat(record.value()).isEqualTo("{\"event\":2}");
                assertThat(record.headers().lastHeader(CloudEvents.TYPE)).isNotNull();
                assertThat(record.headers().lastHeader(Topics.CAUSE_HEADER)).isNull();
                assertThat(record.headers().lastHeader(Topics.REPLAYED_HEADER)).isNotNull();
            });
            assertThat(queue.letters()).hasSize(2);
        }
    }

    private static void addDeadLetter(KafkaServer kafka, String topic, String key, String value) throws Exception {
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers()),
                new StringSerializer(),
                new StringSerializer())) {
            var record = new ProducerRecord<>(Topics.deadLettersOf(topic), key, value);
            record.headers().add(CloudEvents.TYPE, "some.type".getBytes(StandardCharsets.UTF_8));
            record.headers().add(Topics.CAUSE_HEADER, "it was bad".getBytes(StandardCharsets.UTF_8));
            producer.send(record).get();
        }
    }

    private static List<ConsumerRecord<String, String>> recordsOf(KafkaServer kafka, String topic) {
        try (var consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers()),
                new StringDeserializer(),
                new StringDeserializer())) {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            long wanted = consumer.endOffsets(partitions).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
            List<ConsumerRecord<String, String>> records = new ArrayList<>();
            while (records.size() < wanted) {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
            return records;
        }
    }
}
