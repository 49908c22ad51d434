package io.coachingcalls.messaging;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.coachingcalls.database.PassingFailures;
import io.coachingcalls.events.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jboss.logging.Logger;

/**
 * How every service consumes: a batch at a time, acknowledged when it is stored. What passes by itself, such as a
 * database that is away, is waited for in place, which keeps the order and loses nothing; a record that cannot be used
 * goes to the dead letters, with its room where that is at fault, and holds up nobody.
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
    private final ConsumerProgress progress;
    private final BatchWriter writer;
    private final Map<String, Timer> latencies = new ConcurrentHashMap<>();

    @Inject
    BatchConsumption(
            DeadLetters deadLetters, RecordSpans spans, MeterRegistry metrics, ConsumerProgress progress, Pool pool) {
        this(deadLetters, spans, metrics, progress, new BatchWriter(databaseAnswers(pool), BatchWriter.PATIENCE));
    }

    BatchConsumption(
            DeadLetters deadLetters,
            RecordSpans spans,
            MeterRegistry metrics,
            ConsumerProgress progress,
            BatchWriter writer) {
        this.deadLetters = deadLetters;
        this.spans = spans;
        this.metrics = metrics;
        this.progress = progress;
        this.writer = writer;
    }

    private static Supplier<Uni<Void>> databaseAnswers(Pool pool) {
        return () -> pool.query("SELECT 1").execute().replaceWithVoid();
    }

    /**
     * Of records that are about no room, or of whose rooms nothing is kept here.
     *
     * @param store stores the whole batch or nothing of it; asked again as often as needed
     * @return completes when every record is stored, skipped or among the dead letters
     */
    public <T> Uni<Void> consume(
            ConsumerRecords<String, byte[]> records, RecordReader<T> reader, Function<List<T>, Uni<Void>> store) {
        return consume(records, reader, new WithoutRooms<>(store));
    }

    /**
     * Of records whose key is the name of a room.
     *
     * @return completes when every record is stored, skipped or among the dead letters
     */
    public <T> Uni<Void> consume(
            ConsumerRecords<String, byte[]> records, RecordReader<T> reader, RecordStore<T> store) {
        List<Item<T>> items = new ArrayList<>(records.count());
        List<Letter> unreadable = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> record : records) {
            try {
                reader.read(record).ifPresent(value -> items.add(new Item<>(record, value, spans.begin(record))));
            } catch (IOException | RuntimeException e) {
                unreadable.add(new Letter(record, e));
            }
        }
        return progress.during(records, () -> putAside(unreadable)
                .chain(() -> release(items, store))
                .chain(() -> writer.write(items, new ToStore<>(store)))
                .invoke(() -> items.forEach(this::noteStored)));
    }

    /** Whoever replays a room's records has mended what was wrong with them. */
    private static <T> Uni<Void> release(List<Item<T>> items, RecordStore<T> store) {
        Set<String> replayed = items.stream()
                .map(Item::record)
                .filter(record -> record.key() != null
                        && Headers.text(record, Topics.REPLAYED_HEADER).isPresent())
                .map(ConsumerRecord::key)
                .collect(Collectors.toSet());
        return replayed.isEmpty()
                ? Uni.createFrom().voidItem()
                : untilItSucceeds(() -> store.release(replayed), "cannot release rooms that were set aside");
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

    private Uni<Void> putAside(List<Letter> letters) {
        letters.stream()
                .collect(Collectors.groupingBy(Letter::origin, Collectors.counting()))
                .forEach(this::record);
        return Multi.createFrom()
                .iterable(letters)
                .onItem()
                .transformToUni(letter -> untilItSucceeds(
                        () -> deadLetters.add(letter.record(), letter.cause()), "cannot keep a dead letter"))
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

    private static <T> Uni<T> untilItSucceeds(Supplier<Uni<T>> step, String otherwise) {
        return Uni.createFrom()
                .deferred(step::get)
                .onFailure()
                .invoke(e -> LOG.warnf("%s, will try again: %s", otherwise, e.toString()))
                .onFailure()
                .retry()
                .withBackOff(FIRST_BACK_OFF, LONGEST_BACK_OFF)
                .indefinitely();
    }

    /** A name that no row can have, as of a record that none of us wrote. */
    private static boolean isNoRoom(Throwable e) {
        return !PassingFailures.passes(e) && !PassingFailures.isOfTheDeployment(e);
    }

    /** The items of a batch, as {@link BatchWriter} writes them. */
    private final class ToStore<T> implements BatchWriter.Target<Item<T>> {

        private final RecordStore<T> store;

        ToStore(RecordStore<T> store) {
            this.store = store;
        }

        @Override
        public Uni<Void> write(List<Item<T>> items) {
            return store.store(items.stream().map(Item::value).toList())
                    .chain(refused -> putAside(items.stream()
                            .filter(item -> refused.containsKey(item.value()))
                            .map(item -> item.letter(refused.get(item.value())))
                            .toList()));
        }

        /** First the mark, so that whoever dies in between finds the room set aside when the record is read again. */
        @Override
        public Uni<Void> setAside(Item<T> item, Throwable cause) {
            String room = item.record().key();
            Uni<Void> mark = room == null
                    ? Uni.createFrom().voidItem()
                    : store.setAside(room, cause)
                            .onFailure(BatchConsumption::isNoRoom)
                            .recoverWithNull();
            return mark.chain(() -> putAside(List.of(item.letter(cause))));
        }
    }

    private record WithoutRooms<T>(Function<List<T>, Uni<Void>> store) implements RecordStore<T> {

        @Override
        public Uni<Map<T, Throwable>> store(List<T> values) {
            return store.apply(values).replaceWith(Map.of());
        }

        @Override
        public Uni<Void> setAside(String room, Throwable cause) {
            return Uni.createFrom().voidItem();
        }

        @Override
        public Uni<Void> release(Set<String> rooms) {
            return Uni.createFrom().voidItem();
        }
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
