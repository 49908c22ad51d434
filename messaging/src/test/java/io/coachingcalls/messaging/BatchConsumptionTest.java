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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class BatchConsumptionTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final String FIRST_TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String SECOND_TRACE = "5bf92f3577b34da6a3ce929d0e0e4736";

    private final List<String> stored = new ArrayList<>();
    private final KeptDeadLetters deadLetters = new KeptDeadLetters();

    @RegisterExtension
    private final OpenTelemetryExtension telemetry = OpenTelemetryExtension.create();

    private final MeterRegistry metrics = new SimpleMeterRegistry();
    private final BatchConsumption batches =
            new BatchConsumption(deadLetters, new RecordSpans(telemetry.getOpenTelemetry()), metrics);

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

        batches.consumeWhatFits(records, BatchConsumptionTest::read, values -> keep(values)
                        .replaceWith(Map.of("much", new IOException("full"))))
                .await()
                .atMost(PATIENCE);

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
