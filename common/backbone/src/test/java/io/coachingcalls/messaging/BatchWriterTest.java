package io.coachingcalls.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ConnectException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import io.smallrye.mutiny.Uni;
import io.vertx.pgclient.PgException;
import org.junit.jupiter.api.Test;

class BatchWriterTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final List<Integer> written = new ArrayList<>();
    private final List<Integer> setAside = new ArrayList<>();

    @Test
    void shouldFindTheOneItemInFewWrites() {
        AtomicInteger writes = new AtomicInteger();

        write(500, Duration.ofMinutes(1), items -> {
            writes.incrementAndGet();
            return items.contains(321) ? failure("XX000") : keep(items);
        });

        assertThat(setAside).containsExactly(321);
        assertThat(written).hasSize(499);
        assertThat(writes.get()).isLessThan(25);
    }

    @Test
    void shouldSetAsideWhatKeepsFailingWhileTheDatabaseAnswers() {
        // A room whose lock is never given back, or whose statement is always cancelled
        write(8, Duration.ZERO, items -> items.contains(5) ? failure("55P03") : keep(items));

        assertThat(setAside).containsExactly(5);
        assertThat(written).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 6, 7);
    }

    @Test
    void shouldSetNothingAsideWhileTheDatabaseIsAway() {
        AtomicInteger writes = new AtomicInteger();
        AtomicBoolean away = new AtomicBoolean(true);
        BatchWriter writer = new BatchWriter(
                () -> away.get()
                        ? Uni.createFrom().failure(new ConnectException())
                        : Uni.createFrom().voidItem(),
                Duration.ZERO);

        writer.write(List.of(1), new Kept(items -> {
                    away.set(writes.incrementAndGet() < 6);
                    return away.get() ? Uni.createFrom().failure(new ConnectException()) : keep(items);
                }))
                .await()
                .atMost(PATIENCE);

        assertThat(setAside).isEmpty();
        assertThat(written).containsExactly(1);
    }

    @Test
    void shouldWaitForWhatPassesByItself() {
        for (Throwable passing : List.of(
                new ConnectException("refused"),
                new TimeoutException(),
                new PgException("gone", "FATAL", "57P01", ""),
                new PgException("deadlock", "ERROR", "40P01", ""),
                new PgException("too many connections", "FATAL", "53300", ""),
                new PgException("a column is missing", "ERROR", "42703", ""))) {
            AtomicInteger writes = new AtomicInteger();

            write(
                    1,
                    Duration.ofMinutes(1),
                    items -> writes.incrementAndGet() < 3 ? Uni.createFrom().failure(passing) : keep(items));

            assertThat(writes).as("%s", passing).hasValue(3);
        }
        assertThat(setAside).isEmpty();
    }

    private void write(int items, Duration patience, Write write) {
        new BatchWriter(() -> Uni.createFrom().voidItem(), patience)
                .write(IntStream.range(0, items).boxed().toList(), new Kept(write))
                .await()
                .atMost(PATIENCE);
    }

    private Uni<Void> keep(List<Integer> items) {
        written.addAll(items);
        return Uni.createFrom().voidItem();
    }

    private static Uni<Void> failure(String sqlState) {
        return Uni.createFrom().failure(new PgException("fails", "ERROR", sqlState, ""));
    }

    private interface Write {
        Uni<Void> of(List<Integer> items);
    }

    private final class Kept implements BatchWriter.Target<Integer> {

        private final Write write;

        Kept(Write write) {
            this.write = write;
        }

        @Override
        public Uni<Void> write(List<Integer> items) {
            return write.of(items);
        }

        @Override
        public Uni<Void> setAside(Integer item, Throwable cause) {
            setAside.add(item);
            return Uni.createFrom().voidItem();
        }
    }
}
