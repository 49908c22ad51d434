package io.coachingcalls.messaging;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

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

    private final DeadLetters deadLetters;

    BatchConsumption(DeadLetters deadLetters) {
        this.deadLetters = deadLetters;
    }

    /**
     * @param store stores the whole batch or nothing of it; asked again as often as needed
     * @return completes when every record is stored, skipped or among the dead letters
     */
    public <T> Uni<Void> consume(
            ConsumerRecords<String, byte[]> records, RecordReader<T> reader, Function<List<T>, Uni<Void>> store) {
        List<Item<T>> items = new ArrayList<>(records.count());
        List<Uni<Void>> unreadable = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> record : records) {
            try {
                reader.read(record).ifPresent(value -> items.add(new Item<>(record, value)));
            } catch (IOException | RuntimeException e) {
                unreadable.add(putAside(record, e));
            }
        }
        return inOrder(unreadable).chain(() -> store(items, store));
    }

    private <T> Uni<Void> store(List<Item<T>> items, Function<List<T>, Uni<Void>> store) {
        if (items.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return patiently(Uni.createFrom()
                        .deferred(() ->
                                store.apply(items.stream().map(Item::value).toList())))
                .onFailure(BatchConsumption::isTheRecordsFault)
                .recoverWithUni(cause ->
                        items.size() == 1 ? putAside(items.getFirst().record(), cause) : storeInHalves(items, store));
    }

    /** Some record spoils the batch: halving finds it in few steps and stores all the others. */
    private <T> Uni<Void> storeInHalves(List<Item<T>> items, Function<List<T>, Uni<Void>> store) {
        int middle = items.size() / 2;
        return store(items.subList(0, middle), store).chain(() -> store(items.subList(middle, items.size()), store));
    }

    private Uni<Void> putAside(ConsumerRecord<String, byte[]> record, Throwable cause) {
        return patiently(Uni.createFrom().deferred(() -> deadLetters.add(record, cause)));
    }

    private static Uni<Void> patiently(Uni<Void> step) {
        return step.onFailure(e -> !isTheRecordsFault(e))
                .invoke(e -> LOG.warnf("cannot store events, will try again: %s", e.toString()))
                .onFailure(e -> !isTheRecordsFault(e))
                .retry()
                .withBackOff(FIRST_BACK_OFF, LONGEST_BACK_OFF)
                .indefinitely();
    }

    /** True when the same record would fail again tomorrow; all else is the infrastructure's and passes. */
    static boolean isTheRecordsFault(Throwable e) {
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

    private static Uni<Void> inOrder(List<Uni<Void>> steps) {
        return Multi.createFrom()
                .iterable(steps)
                .onItem()
                .transformToUniAndConcatenate(step -> step)
                .collect()
                .asList()
                .replaceWithVoid();
    }

    private record Item<T>(ConsumerRecord<String, byte[]> record, T value) {}
}
