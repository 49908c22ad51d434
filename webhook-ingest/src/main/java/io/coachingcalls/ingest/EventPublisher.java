package io.coachingcalls.ingest;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;

import io.coachingcalls.events.CloudEvents;
import io.coachingcalls.events.Topics;
import io.coachingcalls.ingest.WebhookRecord.DeadLetter;
import io.coachingcalls.ingest.WebhookRecord.Event;
import io.coachingcalls.problem.ErrorCode;
import io.coachingcalls.problem.ProblemException;
import io.quarkus.runtime.Startup;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jboss.logging.Logger;

/**
 * Writes to Kafka and says when it is on disk. A producer of our own, not an emitter: on this one path that halves the
 * work of a request.
 */
@Singleton
@Startup
final class EventPublisher {

    private static final Logger LOG = Logger.getLogger(EventPublisher.class);

    private static final String DEAD_LETTERS = Topics.deadLettersOf(Topics.LIVEKIT_EVENTS);

    static final List<String> TOPICS = List.of(Topics.LIVEKIT_EVENTS, DEAD_LETTERS);

    private final Producer<String, byte[]> producer;
    private final Duration timeout;

    /** So that an outage is two lines in the log, not one for each event. */
    private final AtomicBoolean taking = new AtomicBoolean(true);

    EventPublisher(IngestConfig config, @Identifier("default-kafka-broker") Map<String, Object> connection) {
        timeout = config.publishTimeout();
        producer = new KafkaProducer<>(
                ProducerSettings.of(connection, timeout), new StringSerializer(), new ByteArraySerializer());
        LOG.debugf("topics known at start: %s", knowsTopics());
    }

    /** Completes when every in-sync replica has it; fails within the time limit. Never blocks. */
    Uni<Void> publish(WebhookRecord webhook) {
        return send(recordOf(webhook))
                .invoke(this::noteSuccess)
                .onFailure()
                .invoke(this::noteFailure)
                .onFailure()
                .transform(EventPublisher::unavailable);
    }

    /** Whether an event could be sent without waiting for metadata; asks for it where it is missing. */
    boolean knowsTopics() {
        return TOPICS.stream().filter(this::knows).count() == TOPICS.size();
    }

    private boolean knows(String topic) {
        try {
            return !producer.partitionsFor(topic).isEmpty();
        } catch (TimeoutException e) {
            return false;
        }
    }

    private Uni<Void> send(ProducerRecord<String, byte[]> kafkaRecord) {
        return Uni.createFrom().emitter(emitter -> {
            var unused = producer.send(kafkaRecord, (metadata, failure) -> {
                if (failure == null) {
                    emitter.complete(null);
                } else {
                    emitter.fail(failure);
                }
            });
        });
    }

    private static ProducerRecord<String, byte[]> recordOf(WebhookRecord webhook) {
        return switch (webhook) {
            case Event event -> recordOf(event);
            case DeadLetter letter ->
                withHeaders(
                        new ProducerRecord<>(DEAD_LETTERS, letter.value()),
                        Map.of(Topics.CAUSE_HEADER, letter.cause().value()));
        };
    }

    private static ProducerRecord<String, byte[]> recordOf(Event event) {
        return withHeaders(
                new ProducerRecord<>(Topics.LIVEKIT_EVENTS, event.roomName(), event.value()),
                Map.of(
                        CloudEvents.SPEC_VERSION,
                        "1.0",
                        CloudEvents.ID,
                        event.id(),
                        CloudEvents.TYPE,
                        CloudEvents.LIVEKIT_TYPE_PREFIX + event.eventName(),
                        CloudEvents.SOURCE,
                        CloudEvents.LIVEKIT_SOURCE,
                        CloudEvents.TIME,
                        event.time().toString()));
    }

    private static ProducerRecord<String, byte[]> withHeaders(
            ProducerRecord<String, byte[]> kafkaRecord, Map<String, String> headers) {
        headers.forEach((name, value) -> kafkaRecord.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return kafkaRecord;
    }

    private void noteSuccess() {
        if (!taking.get() && taking.compareAndSet(false, true)) {
            LOG.info("Kafka takes events again");
        }
    }

    private void noteFailure(Throwable failure) {
        if (taking.compareAndSet(true, false)) {
            LOG.warnf("Kafka does not take events; LiveKit is told to come again: %s", failure.toString());
        }
    }

    private static ProblemException unavailable(Throwable cause) {
        return new ProblemException(ErrorCode.EVENT_LOG_UNAVAILABLE, "Kafka did not take the event in time", cause);
    }

    @PreDestroy
    void close() {
        producer.close(timeout);
    }
}
