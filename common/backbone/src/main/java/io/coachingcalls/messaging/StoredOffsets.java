package io.coachingcalls.messaging;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.IncomingKafkaRecord;
import io.smallrye.reactive.messaging.kafka.KafkaConnectorIncomingConfiguration;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import io.smallrye.reactive.messaging.kafka.commit.KafkaCommitHandler;
import io.vertx.mutiny.core.Vertx;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Tells Kafka in the background how far a consumer has stored what it read: one commit at a time, each with all that was
 * stored in the meantime, and again until it succeeds.
 *
 * <p>Of SmallRye's own strategies, {@code latest} sends a commit for every batch and tries none again: with many small
 * batches thousands are under way, the heartbeat waits behind them, the group takes the member for dead, and all of them
 * fail. {@code throttled} commits on the thread that polls, which stands still while Kafka is away.
 */
final class StoredOffsets implements KafkaCommitHandler {

    private static final Logger LOG = Logger.getLogger(StoredOffsets.class);
    private static final Duration FIRST_BACK_OFF = Duration.ofMillis(200);
    private static final Duration LONGEST_BACK_OFF = Duration.ofSeconds(2);

    private final Function<Map<TopicPartition, OffsetAndMetadata>, Uni<Void>> commit;
    private final Map<TopicPartition, OffsetAndMetadata> stored = new HashMap<>();
    private final Map<TopicPartition, OffsetAndMetadata> committed = new HashMap<>();
    private boolean committing;
    private boolean closed;

    StoredOffsets(Function<Map<TopicPartition, OffsetAndMetadata>, Uni<Void>> commit) {
        this.commit = commit;
    }

    /** By this name the strategy is chosen: {@code commit-strategy=stored}. */
    @ApplicationScoped
    @Identifier("stored")
    static class Factory implements KafkaCommitHandler.Factory {

        @Override
        public StoredOffsets create(
                KafkaConnectorIncomingConfiguration config,
                Vertx vertx,
                KafkaConsumer<?, ?> consumer,
                BiConsumer<Throwable, Boolean> reportFailure) {
            return new StoredOffsets(consumer::commitAsync);
        }
    }

    /** @param record the last one of its partition that is stored */
    @Override
    public <K, V> Uni<Void> handle(IncomingKafkaRecord<K, V> record) {
        note(new TopicPartition(record.getTopic(), record.getPartition()), record.getOffset() + 1);
        return Uni.createFrom().voidItem().runSubscriptionOn(record::runOnMessageContext);
    }

    /** Whoever has them now says how far they are. */
    @Override
    public synchronized void partitionsRevoked(Collection<TopicPartition> partitions) {
        partitions.forEach(stored::remove);
        partitions.forEach(committed::remove);
    }

    @Override
    public synchronized void terminate(boolean graceful) {
        closed = true;
    }

    void note(TopicPartition partition, long next) {
        synchronized (this) {
            stored.put(partition, new OffsetAndMetadata(next));
            if (committing) {
                return;
            }
            committing = true;
        }
        Uni.createFrom()
                .deferred(this::commitWhatIsDue)
                .onFailure()
                .invoke(e -> LOG.warnf("cannot tell Kafka how far we are, will try again: %s", e.toString()))
                .onFailure()
                .retry()
                .withBackOff(FIRST_BACK_OFF, LONGEST_BACK_OFF)
                .indefinitely()
                .repeat()
                .whilst(more -> more)
                .subscribe()
                .with(more -> {});
    }

    /** @return whether there may be more to tell */
    private Uni<Boolean> commitWhatIsDue() {
        Map<TopicPartition, OffsetAndMetadata> due = due();
        return due.isEmpty()
                ? Uni.createFrom().item(false)
                : commit.apply(due).invoke(() -> noteCommitted(due)).replaceWith(true);
    }

    private synchronized Map<TopicPartition, OffsetAndMetadata> due() {
        Map<TopicPartition, OffsetAndMetadata> due = closed ? new HashMap<>() : new HashMap<>(stored);
        due.entrySet().removeAll(committed.entrySet());
        committing = !due.isEmpty();
        return due;
    }

    private synchronized void noteCommitted(Map<TopicPartition, OffsetAndMetadata> done) {
        committed.putAll(done);
        committed.keySet().retainAll(stored.keySet());
    }
}
