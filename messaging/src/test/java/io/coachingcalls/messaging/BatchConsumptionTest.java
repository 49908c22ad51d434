package io.coachingcalls.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.pgclient.PgException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class BatchConsumptionTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final List<String> stored = new ArrayList<>();
    private final KeptDeadLetters deadLetters = new KeptDeadLetters();
    private final MeterRegistry metrics = new SimpleMeterRegistry();
    private final BatchConsumption batches = new BatchConsumption(deadLetters, metrics);

    @Test
    void shouldStoreABatchInOnePiece() {
        AtomicInteger calls = new AtomicInteger();

        consume(
                values -> {
                    calls.incrementAndGet();
                    return keep(values);
                },
                "a",
                "b",
                "c");

        assertThat(stored).containsExactly("a", "b", "c");
        assertThat(calls).hasValue(1);
    }

    @Test
    void shouldWaitForADatabaseThatIsAwayAndLoseNothing() {
        AtomicInteger calls = new AtomicInteger();

        consume(
                values -> calls.incrementAndGet() < 4
                        ? Uni.createFrom().failure(new IOException("connection refused"))
                        : keep(values),
                "a",
                "b");

        assertThat(stored).containsExactly("a", "b");
        assertThat(deadLetters.keys).isEmpty();
    }

    @Test
    void shouldPutOnlyTheRecordAsideThatTheDatabaseCannotTake() {
        consume(
                values -> values.contains("bad")
                        ? Uni.createFrom().failure(new PgException("invalid byte sequence", "ERROR", "22021", ""))
                        : keep(values),
                "a",
                "b",
                "bad",
                "c",
                "d");

        assertThat(stored).containsExactlyInAnyOrder("a", "b", "c", "d");
        assertThat(deadLetters.keys).containsExactly("bad");
    }

    @Test
    void shouldPutAsideWhatCannotBeRead() {
        consume(this::keep, "a", "unreadable", "b");

        assertThat(stored).containsExactly("a", "b");
        assertThat(deadLetters.keys).containsExactly("unreadable");
    }

    @Test
    void shouldSkipWhatIsOfNoInterest() {
        consume(this::keep, "boring", "a");

        assertThat(stored).containsExactly("a");
        assertThat(deadLetters.keys).isEmpty();
    }

    @Test
    void shouldTryADeadLetterAgainUntilTheBrokerHasIt() {
        deadLetters.failures = 2;

        consume(this::keep, "unreadable");

        assertThat(deadLetters.keys).containsExactly("unreadable");
    }

    @Test
    void shouldPutAsideWhatTheStoreDoesNotTake() {
        batches.consumeWhatFits(
                        records("a", "much", "b", "more"), BatchConsumptionTest::read, values -> keep(values.stream()
                                        .filter(value -> !value.startsWith("m"))
                                        .toList())
                                .replaceWith(Map.of("much", new IOException("full"), "more", new IOException("full"))))
                .await()
                .atMost(PATIENCE);

        assertThat(stored).containsExactly("a", "b");
        assertThat(deadLetters.keys).containsExactlyInAnyOrder("much", "more");
        assertThat(metrics.counter("dead.letters", "topic", "topic", "cause", "IOException")
                        .count())
                .isEqualTo(2);
    }

    private Uni<Void> keep(List<String> values) {
        stored.addAll(values);
        return Uni.createFrom().voidItem();
    }

    private void consume(Function<List<String>, Uni<Void>> store, String... values) {
        batches.consume(records(values), BatchConsumptionTest::read, store)
                .await()
                .atMost(PATIENCE);
    }

    private static ConsumerRecords<String, byte[]> records(String... values) {
        var partition = new TopicPartition("topic", 0);
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
        for (String value : values) {
            records.add(new ConsumerRecord<>("topic", 0, records.size(), value, new byte[0]));
        }
        return new ConsumerRecords<>(Map.of(partition, records), Map.of());
    }

    private static Optional<String> read(ConsumerRecord<String, byte[]> record) throws IOException {
        return switch (record.key()) {
            case "unreadable" -> throw new IOException("not JSON");
            case "boring" -> Optional.empty();
            default -> Optional.of(record.key());
        };
    }

    private static final class KeptDeadLetters extends DeadLetters {

        private final List<String> keys = new ArrayList<>();
        private int failures;

        KeptDeadLetters() {
            super(null);
        }

        @Override
        Uni<Void> add(ConsumerRecord<String, byte[]> record, Throwable cause) {
            if (failures-- > 0) {
                return Uni.createFrom().failure(new IOException("broker away"));
            }
            keys.add(record.key());
            return Uni.createFrom().voidItem();
        }
    }
}
