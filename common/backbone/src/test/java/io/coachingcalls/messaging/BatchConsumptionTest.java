package io.coachingcalls.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanId;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.testing.junit5.OpenTelemetryExtension;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import io.smallrye.mutiny.Uni;
import io.vertx.pgclient.PgException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class BatchConsumptionTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Of records, when they come to be stored. */
    private static final Duration AGE = Duration.ofMinutes(1);

    private static final String FIRST_TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String SECOND_TRACE = "5bf92f3577b34da6a3ce929d0e0e4736";

    private final List<String> stored = new ArrayList<>();
    private final KeptDeadLetters deadLetters = new KeptDeadLetters();

    @RegisterExtension
    private final OpenTelemetryExtension telemetry = OpenTelemetryExtension.create();

    private final MeterRegistry metrics = new SimpleMeterRegistry();
    private final ConsumerProgress progress = new ConsumerProgress(Map::of, metrics);
    private final BatchConsumption batches = new BatchConsumption(
            deadLetters,
            new RecordSpans(telemetry.getOpenTelemetry()),
            metrics,
            progress,
            new BatchWriter(() -> Uni.createFrom().voidItem(), BatchWriter.PATIENCE));

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
        consume(records("a", "much", "b", "more"), values -> keep(values.stream()
                        .filter(value -> !value.startsWith("m"))
                        .toList())
                .replaceWith(Map.of("much", new IOException("full"), "more", new IOException("full"))));

        assertThat(stored).containsExactly("a", "b");
        assertThat(deadLetters.keys).containsExactlyInAnyOrder("much", "more");
        assertThat(metrics.counter("dead.letters", "topic", "topic", "cause", "IOException")
                        .count())
                .isEqualTo(2);
    }

    @Test
    void shouldGoOnWithTheTraceOfWhoeverWroteARecord() {
        ConsumerRecords<String, byte[]> records = records("a", "much", "b");
        Iterator<ConsumerRecord<String, byte[]>> each = records.iterator();
        for (String traceId : List.of(FIRST_TRACE, SECOND_TRACE)) {
            each.next()
                    .headers()
                    .add(
                            "traceparent",
                            "00-%s-00f067aa0ba902b7-01".formatted(traceId).getBytes(StandardCharsets.US_ASCII));
        }

        consume(records, values -> keep(values).replaceWith(Map.of("much", new IOException("full"))));

        telemetry.assertTraces().hasSize(3);
        assertThat(spanOf("a").getTraceId()).isEqualTo(FIRST_TRACE);
        assertThat(spanOf("a").getParentSpanId()).isEqualTo("00f067aa0ba902b7");
        assertThat(spanOf("a").getKind()).isEqualTo(SpanKind.CONSUMER);
        assertThat(spanOf("a").getName()).isEqualTo("process topic");
        assertThat(spanOf("much").getTraceId()).isEqualTo(SECOND_TRACE);
        assertThat(spanOf("much").getStatus()).isEqualTo(StatusData.create(StatusCode.ERROR, "IOException"));
        assertThat(spanOf("b").getParentSpanId()).isEqualTo(SpanId.getInvalid());
        assertThat(metrics.timer("event.store.latency", "topic", "topic").count())
                .isEqualTo(3);
    }

    private SpanData spanOf(String key) {
        return telemetry.getSpans().stream()
                .filter(span ->
                        key.equals(span.getAttributes().get(AttributeKey.stringKey("messaging.kafka.message.key"))))
                .findFirst()
                .orElseThrow();
    }

    private Uni<Void> keep(List<String> values) {
        stored.addAll(values);
        return Uni.createFrom().voidItem();
    }

    @Test
    void shouldSetTheRoomAsideOfARecordThatTheDatabaseWillNeverTake() {
        Rooms rooms = new Rooms(values -> values.contains("huge")
                // string is too long for tsvector
                ? Uni.createFrom().failure(new PgException("too long", "ERROR", "54000", ""))
                : keep(values).replaceWith(Map.of()));

        consume(records("a", "b", "huge", "c"), rooms);

        assertThat(stored).containsExactlyInAnyOrder("a", "b", "c");
        assertThat(deadLetters.keys).containsExactly("huge");
        assertThat(rooms.setAside).containsExactly("huge");
    }

    @Test
    void shouldSetNobodyAsideWhileNothingCanBeWritten() {
        AtomicInteger writes = new AtomicInteger();
        Rooms rooms = new Rooms(values -> Uni.createFrom().failure(new IllegalStateException("cannot be folded"))) {
            @Override
            public Uni<Void> setAside(String room, Throwable cause) {
                return writes.incrementAndGet() < 3
                        ? Uni.createFrom().failure(new PgException("read-only", "ERROR", "25006", ""))
                        : super.setAside(room, cause);
            }
        };

        consume(records("a"), rooms);

        assertThat(writes).hasValue(3);
        assertThat(rooms.setAside).containsExactly("a");
        assertThat(deadLetters.keys).containsExactly("a");
    }

    @Test
    void shouldPutAsideARecordWhoseRoomHasANameThatNoRowCanHave() {
        Rooms rooms = new Rooms(values -> Uni.createFrom().failure(new PgException("nul", "ERROR", "22021", ""))) {
            @Override
            public Uni<Void> setAside(String room, Throwable cause) {
                return Uni.createFrom().failure(new PgException("nul", "ERROR", "22021", ""));
            }
        };

        consume(records("a"), rooms);

        assertThat(deadLetters.keys).containsExactly("a");
    }

    @Test
    void shouldTakeARoomAgainWhoseRecordsAreReplayed() {
        Rooms rooms = new Rooms(values -> keep(values).replaceWith(Map.of()));
        ConsumerRecords<String, byte[]> records = records("a", "b");
        records.iterator().next().headers().add("replayed", new byte[] {'1'});

        consume(records, rooms);

        assertThat(rooms.released).containsExactly("a");
        assertThat(stored).containsExactly("a", "b");
    }

    @Test
    void shouldSayHowOldTheOldestRecordIsThatIsNotStored() {
        List<Duration> ages = new ArrayList<>();

        consume(records("a", "b"), values -> {
            ages.add(progress.age("topic"));
            return keep(values).replaceWith(Map.of());
        });

        assertThat(ages).allSatisfy(age -> assertThat(age).isBetween(AGE, AGE.plusSeconds(30)));
        assertThat(progress.age("topic")).isZero();
        assertThat(progress.late()).isEmpty();
    }

    private void consume(
            ConsumerRecords<String, byte[]> records, Function<List<String>, Uni<Map<String, Throwable>>> store) {
        consume(records, new Rooms(store));
    }

    private void consume(ConsumerRecords<String, byte[]> records, RecordStore<String> store) {
        batches.consume(records, BatchConsumptionTest::read, store).await().atMost(PATIENCE);
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
            records.add(new ConsumerRecord<>(
                    "topic",
                    0,
                    records.size(),
                    System.currentTimeMillis() - AGE.toMillis(),
                    TimestampType.CREATE_TIME,
                    0,
                    0,
                    value,
                    new byte[0],
                    new RecordHeaders(),
                    Optional.empty()));
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

    private static class Rooms implements RecordStore<String> {

        private final Function<List<String>, Uni<Map<String, Throwable>>> store;
        private final List<String> setAside = new ArrayList<>();
        private final Set<String> released = new TreeSet<>();

        Rooms(Function<List<String>, Uni<Map<String, Throwable>>> store) {
            this.store = store;
        }

        @Override
        public Uni<Map<String, Throwable>> store(List<String> values) {
            return store.apply(values);
        }

        @Override
        public Uni<Void> setAside(String room, Throwable cause) {
            setAside.add(room);
            return Uni.createFrom().voidItem();
        }

        @Override
        public Uni<Void> release(Set<String> rooms) {
            released.addAll(rooms);
            return Uni.createFrom().voidItem();
        }
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
