package io.coachingcalls.ingest;

import java.util.HashMap;
import java.util.Map;

import jakarta.inject.Singleton;

import io.coachingcalls.problem.ErrorCode;
import io.coachingcalls.problem.ProblemException;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;

/**
 * Keeps a webhook where it cannot be lost: on Kafka, or in the inbox while Kafka does not take it. After the first
 * failure Kafka is left alone until {@link InboxRelay} has seen it answer, so that one webhook waits, not each.
 */
@Singleton
final class DurableWebhookWriter {

    private static final Logger LOG = Logger.getLogger(DurableWebhookWriter.class);

    private final EventPublisher publisher;
    private final Inbox inbox;
    private final TextMapPropagator propagator;

    private volatile boolean kafkaAway;

    DurableWebhookWriter(EventPublisher publisher, Inbox inbox, OpenTelemetry telemetry) {
        this.publisher = publisher;
        this.inbox = inbox;
        this.propagator = telemetry.getPropagators().getTextMapPropagator();
    }

    /** @throws ProblemException 503 when neither takes it: LiveKit then comes again */
    Uni<Place> keep(WebhookRecord webhook) {
        var kafkaRecord = KafkaRecord.of(webhook, currentTrace());
        if (kafkaAway) {
            return putAside(kafkaRecord);
        }
        return publisher
                .publish(kafkaRecord)
                .replaceWith(Place.KAFKA)
                .onFailure()
                .invoke(this::noteAway)
                .onFailure()
                .recoverWithUni(() -> putAside(kafkaRecord));
    }

    boolean kafkaIsAway() {
        return kafkaAway;
    }

    /** Lets the next webhook try Kafka again. */
    void noteBack() {
        if (kafkaAway) {
            kafkaAway = false;
            LOG.info("Kafka takes events again");
        }
    }

    private void noteAway(Throwable failure) {
        if (!kafkaAway) {
            kafkaAway = true;
            LOG.warnf("Kafka does not take events; they wait in the inbox: %s", failure.toString());
        }
    }

    /** Of the request that is being answered, as W3C's headers. */
    private Map<String, String> currentTrace() {
        Map<String, String> headers = new HashMap<>();
        propagator.inject(Context.current(), headers, Map::put);
        return headers;
    }

    private Uni<Place> putAside(KafkaRecord kafkaRecord) {
        return inbox.add(kafkaRecord)
                .replaceWith(Place.INBOX)
                .onFailure()
                .transform(e -> new ProblemException(
                        ErrorCode.EVENT_LOG_UNAVAILABLE, "neither Kafka nor the inbox took the event in time", e));
    }

    enum Place {
        KAFKA,
        INBOX
    }
}
