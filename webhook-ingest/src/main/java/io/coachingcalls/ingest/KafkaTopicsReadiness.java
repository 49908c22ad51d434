package io.coachingcalls.ingest;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready means the next webhook can be kept at once; whether the broker answers at all is Quarkus' own check. */
@Readiness
final class KafkaTopicsReadiness implements HealthCheck {

    private final EventPublisher publisher;

    KafkaTopicsReadiness(EventPublisher publisher) {
        this.publisher = publisher;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("Kafka topics known")
                .status(publisher.knowsTopics())
                .build();
    }
}
