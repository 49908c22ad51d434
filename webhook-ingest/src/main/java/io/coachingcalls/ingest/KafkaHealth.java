package io.coachingcalls.ingest;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** Whether Kafka would take the next event: the broker answers and the topics are there. */
@Singleton
final class KafkaHealth {

    private final EventPublisher publisher;
    private final Admin admin;

    KafkaHealth(
            IngestConfig config,
            EventPublisher publisher,
            @Identifier("default-kafka-broker") Map<String, Object> connection) {
        this.publisher = publisher;
        this.admin = Admin.create(settings(connection, config.publishTimeout()));
    }

    private static Map<String, Object> settings(Map<String, Object> connection, Duration timeout) {
        Map<String, Object> settings = new HashMap<>(connection);
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) timeout.toMillis());
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) timeout.toMillis());
        settings.put(AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500);
        return settings;
    }

    /** Never fails; answers within the time limit of a send. */
    Uni<Boolean> takesEvents() {
        return Uni.createFrom()
                .completionStage(() -> admin.describeTopics(EventPublisher.TOPICS)
                        .allTopicNames()
                        .toCompletionStage())
                .map(topics -> publisher.knowsTopics())
                .onFailure()
                .recoverWithItem(false);
    }

    @PreDestroy
    void close() {
        admin.close(Duration.ZERO);
    }
}
