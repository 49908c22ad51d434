package io.coachingcalls.ingest;

import jakarta.inject.Singleton;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready means that the next webhook can be kept, on Kafka or, while that is away, in the inbox. Quarkus' own check waits
 * a minute for a broker that is away and does not look at topics.
 */
@Readiness
@Singleton
final class IngestReadiness implements AsyncHealthCheck {

    private static final String NAME = "webhooks can be kept";

    private final KafkaHealth kafka;
    private final Inbox inbox;

    IngestReadiness(KafkaHealth kafka, Inbox inbox) {
        this.kafka = kafka;
        this.inbox = inbox;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return Uni.combine()
                .all()
                .unis(kafka.takesEvents(), inbox.takesEvents())
                .with((onKafka, inInbox) -> HealthCheckResponse.named(NAME)
                        .status(onKafka || inInbox)
                        .withData("kafka", onKafka)
                        .withData("inbox", inInbox)
                        .build());
    }
}
