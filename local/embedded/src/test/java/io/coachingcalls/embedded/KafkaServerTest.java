package io.coachingcalls.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.coachingcalls.events.Topics;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaServerTest {

    private static final TopicPartition PARTITION = new TopicPartition(Topics.CALLS_EVENTS, 3);

    @TempDir
    private Path directory;

    @Test
    void shouldHaveTheDeclaredTopicsAndKeepRecordsOverARestart() throws Exception {
        try (var server = KafkaServer.start(directory)) {
            send(server, "kept");
        }

        try (var server = KafkaServer.start(directory)) {
            assertThat(topics(server))
                    .containsExactlyInAnyOrderElementsOf(Topics.declared().stream()
                            .map(Topics.Declaration::name)
                            .toList());
            assertThat(read(server)).containsExactly("kept");
        }
    }

    @Test
    void shouldSetTopicsOfAnEarlierVersionToWhatIsDeclared() throws Exception {
        var declared = Topics.declared().getFirst();
        var topic = new ConfigResource(ConfigResource.Type.TOPIC, declared.name());
        try (var server = KafkaServer.start(directory);
                var admin = Admin.create(Map.of("bootstrap.servers", server.bootstrapServers()))) {
            var earlier = new AlterConfigOp(new ConfigEntry("max.message.bytes", "1000"), AlterConfigOp.OpType.SET);
            admin.incrementalAlterConfigs(Map.of(topic, List.of(earlier))).all().get();
        }

        try (var server = KafkaServer.start(directory);
                var admin = Admin.create(Map.of("bootstrap.servers", server.bootstrapServers()))) {
            // A broker reads what was set a moment later
            await().untilAsserted(() -> {
                var config = admin.describeConfigs(List.of(topic)).all().get().get(topic);
                declared.config()
                        .forEach((name, value) ->
                                assertThat(config.get(name).value()).as(name).isEqualTo(value));
            });
        }
    }

    private static void send(KafkaServer server, String value) throws Exception {
        var settings = Map.<String, Object>of("bootstrap.servers", server.bootstrapServers());
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            var sent = producer.send(new ProducerRecord<>(PARTITION.topic(), PARTITION.partition(), "room", value))
                    .get();
            assertThat(sent.offset()).isZero();
        }
    }

    private static List<String> topics(KafkaServer server) throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", server.bootstrapServers()))) {
            return List.copyOf(admin.listTopics().names().get());
        }
    }

    private static List<String> read(KafkaServer server) {
        var settings =
                Map.<String, Object>of("bootstrap.servers", server.bootstrapServers(), "auto.offset.reset", "earliest");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(PARTITION));
            var values = consumer.poll(Duration.ofSeconds(20)).records(PARTITION).stream()
                    .map(record -> record.value())
                    .toList();
            return values;
        }
    }
}
