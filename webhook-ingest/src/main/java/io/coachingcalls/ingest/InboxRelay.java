package io.coachingcalls.ingest;

import java.util.concurrent.atomic.AtomicLong;

import jakarta.inject.Singleton;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ApplicationNotRunning;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;

/** Watches for Kafka's return, and takes to it what waits in the inbox. Every replica does, each with rows of its own. */
@Singleton
final class InboxRelay {

    static final String RELAYED = "livekit.webhooks.relayed";
    static final String WAITING = "livekit.webhooks.waiting";

    private static final Logger LOG = Logger.getLogger(InboxRelay.class);
    private static final int BATCH = 500;

    private final DurableWebhookWriter writer;
    private final KafkaHealth kafka;
    private final EventPublisher publisher;
    private final Inbox inbox;
    private final MeterRegistry metrics;
    private final AtomicLong waiting;

    InboxRelay(
            DurableWebhookWriter writer,
            KafkaHealth kafka,
            EventPublisher publisher,
            Inbox inbox,
            MeterRegistry metrics) {
        this.writer = writer;
        this.kafka = kafka;
        this.publisher = publisher;
        this.inbox = inbox;
        this.metrics = metrics;
        this.waiting = metrics.gauge(WAITING, new AtomicLong());
    }

    @Scheduled(
            every = "${ingest.relay-every:1s}",
            concurrentExecution = ConcurrentExecution.SKIP,
            skipExecutionIf = ApplicationNotRunning.class)
    Uni<Void> relay() {
        return lookForKafka()
                .chain(() -> writer.kafkaIsAway() ? Uni.createFrom().voidItem() : drain())
                .chain(inbox::size)
                .invoke(waiting::set)
                .replaceWithVoid()
                .onFailure()
                // The database may be away for long, which others say loudly enough
                .invoke(e -> LOG.debugf("the inbox is not relayed this time: cause=%s", e))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> lookForKafka() {
        return writer.kafkaIsAway()
                ? kafka.takesEvents()
                        .invoke(takes -> {
                            if (takes) {
                                writer.noteBack();
                            }
                        })
                        .replaceWithVoid()
                : Uni.createFrom().voidItem();
    }

    private Uni<Void> drain() {
        return inbox.drain(BATCH, publisher::publish).chain(sent -> {
            if (sent > 0) {
                metrics.counter(RELAYED).increment(sent);
                LOG.infof("taken from the inbox to Kafka: events=%d", sent);
            }
            return sent == BATCH ? drain() : Uni.createFrom().voidItem();
        });
    }
}
