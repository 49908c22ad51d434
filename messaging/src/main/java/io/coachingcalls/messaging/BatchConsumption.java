package io.coachingcalls.messaging;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.pgclient.PgException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jboss.logging.Logger;

/**
 * How every service consumes: a batch at a time, acknowledged when it is stored. A database that is away is waited for
 * in place, which keeps the order and loses nothing; a record that can never be used goes to the dead letters and
 * holds up nobody.
 */
@ApplicationScoped
public class BatchConsumption {

    private static final Logger LOG = Logger.getLogger(BatchConsumption.class);
    private static final Duration FIRST_BACK_OFF = Duration.ofMillis(200);
    private static final Duration LONGEST_BACK_OFF = Duration.ofSeconds(5);
    private static final Duration LEAST_LATENCY = Duration.ofMillis(1);
    private static final Duration GREATEST_LATENCY = Duration.ofMinutes(1);
    private static final int MOST_LETTERS_AT_A_TIME = 64;

    private final DeadLetters deadLetters;
    private final RecordSpans spans;
    private final MeterRegistry metrics;
    private final Map<String, Timer> latencies = new ConcurrentHashMap<>();

    BatchConsumption(DeadLetters deadLetters, RecordSpans spans, MeterRegistry metrics) {
        this.deadLetters = deadLetters;
        this.spans = spans;
        this.metrics = metrics;
    }

    /**
     * @param store stores the whole batch or nothing of it; asked again as often as needed
     * @return completes when every record is stored, skipped or among the dead letters
     */
    public <T> Uni<Void> consume(
            ConsumerRecords<String, byte[]> records, RecordReader<T> reader, Function<List<T>, Uni<Void>> store) {
        return consumeWhatFits(records, reader, values -> store.apply(values).replaceWith(Map.of()));
    }

    /**
     * As {@link #consume}, where there can be too much of something.
     *
     * @param store stores the whole batch, less what it answers: what it does not take, and why. That goes to the dead
     *     letters
     */
    public <T> Uni<Void> consumeWhatFits(
            ConsumerRecords<String, byte[]> records,
            RecordReader<T> reader,
            Function<List<T>, Uni<Map<T, Throwable>>> store) {
        List<Item<T>> items = new ArrayList<>(records.count());
        List<Letter> unreadable = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> record : records) {
            try {
                reader.read(record).ifPresent(value -> items.add(new Item<>(record, value, spans.begin(record))));
            } catch (IOException | RuntimeException e) {
                unreadable.add(new Letter(record, e));
            }
        }
        return putAside(unreadable).chain(() -> store(items, store)).invoke(() -> items.forEach(this::noteStored));
    }

    /** How long it took from the record's being written until it was stored, refused or put aside here. */
    private void noteStored(Item<?> item) {
        item.span().end();
        latencies
                .computeIfAbsent(item.record().topic(), this::latency)
                .record(Duration.ofMillis(
                        Math.max(0, System.currentTimeMillis() - item.record().timestamp())));
    }

    private Timer latency(String topic) {
        return Timer.builder("event.store.latency")
                .tag("topic", topic)
                .publishPercentileHistogram()
                .minimumExpectedValue(LEAST_LATENCY)
                .maximumExpectedValue(GREATEST_LATENCY)
                .register(metrics);
    }

    private <T> Uni<Void> store(List<Item<T>> items, Function<List<T>, Uni<Map<T, Throwable>>> store) {
        if (items.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return patiently(Uni.createFrom()
                        .deferred(() ->
                                store.apply(items.stream().map(Item::value).toList())))
                .chain(refused -> putAside(items.stream()
                        .filter(item -> refused.containsKey(item.value()))
                        .map(item -> item.letter(refused.get(item.value())))
                        .toList()))
                .onFailure(BatchConsumption::isTheRecordsFault)
                .recoverWithUni(cause -> items.size() == 1
                        ? putAside(List.of(items.getFirst().letter(cause)))
                        : storeInHalves(items, store));
    }

    /** Some record spoils the batch: halving finds it in few steps and stores all the others. */
    private <T> Uni<Void> storeInHalves(List<Item<T>> items, Function<List<T>, Uni<Map<T, Throwable>>> store) {
        int middle = items.size() / 2;
        return store(items.subList(0, middle), store).chain(() -> store(items.subList(middle, items.size()), store));
    }

    private Uni<Void> putAside(List<Letter> letters) {
        letters.stream()
                .collect(Collectors.groupingBy(Letter::origin, Collectors.counting()))
                .forEach(this::record);
        return Multi.createFrom()
                .iterable(letters)
                .onItem()
                .transformToUni(letter ->
                        patiently(Uni.createFrom().deferred(() -> deadLetters.add(letter.record(), letter.cause()))))
                .merge(MOST_LETTERS_AT_A_TIME)
                .collect()
                .asList()
                .replaceWithVoid();
    }

    /** Where from and what kind of error, never what is in it. */
    private void record(Origin origin, long count) {
        LOG.warnf(
                "dead letters: topic=%s partition=%d cause=%s count=%d",
                origin.topic, origin.partition, origin.cause, count);
        metrics.counter("dead.letters", "topic", origin.topic, "cause", origin.cause)
                .increment(count);
    }

    private static <T> Uni<T> patiently(Uni<T> step) {
        return step.onFailure(e -> !isTheRecordsFault(e))
                .invoke(e -> LOG.warnf("cannot store events, will try again: %s", e.toString()))
                .onFailure(e -> !isTheRecordsFault(e))
                .retry()
                .withBackOff(FIRST_BACK_OFF, LONGEST_BACK_OFF)
                .indefinitely();
    }

    /** True when the same record would fail again tomorrow; all else is the infrastructure's and passes. */
    public static boolean isTheRecordsFault(Throwable e) {
        if (e instanceof PgException database) {
            // SQLSTATE classes: 21 cardinality violation, 22 data exception, 23 integrity constraint violation
            String state = database.getSqlState();
            return state != null && List.of("21", "22", "23").contains(state.substring(0, 2));
        }
        return e instanceof NullPointerException
                || e instanceof IllegalArgumentException
                || e instanceof ClassCastException
                || e instanceof IndexOutOfBoundsException
                || e instanceof ArithmeticException
                || e instanceof UncheckedIOException;
    }

    private record Item<T>(ConsumerRecord<String, byte[]> record, T value, Span span) {

        Letter letter(Throwable cause) {
            span.setStatus(StatusCode.ERROR, cause.getClass().getSimpleName());
            return new Letter(record, cause);
        }
    }

    private record Letter(ConsumerRecord<String, byte[]> record, Throwable cause) {

        Origin origin() {
            return new Origin(
                    record.topic(), record.partition(), cause.getClass().getSimpleName());
        }
    }

    private record Origin(String topic, int partition, String cause) {}
}
