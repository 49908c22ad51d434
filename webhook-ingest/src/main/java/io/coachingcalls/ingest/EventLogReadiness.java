package io.coachingcalls.ingest;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready means that the next webhook can be kept: the broker answers and the topics are there. Quarkus' own check waits
 * a minute for a broker that is away and does not look at topics.
 */
@Readiness
@Singleton
final class EventLogReadiness implements AsyncHealthCheck {

    private static final String NAME = "Kafka takes events";

    private final EventPublisher publisher;
    private final Admin admin;

    EventLogReadiness(
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

    @Override
    public Uni<HealthCheckResponse> call() {
        return Uni.createFrom()
                .completionStage(() -> admin.describeTopics(EventPublisher.TOPICS)
                        .allTopicNames()
                        .toCompletionStage())
                .map(topics -> answer(publisher.knowsTopics()))
                .onFailure()
                .recoverWithItem(answer(false));
    }

    private static HealthCheckResponse answer(boolean up) {
        return HealthCheckResponse.named(NAME).status(up).build();
    }

    @PreDestroy
    void close() {
        admin.close(Duration.ZERO);
    }
}
