package io.coachingcalls.sessions.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

import jakarta.inject.Inject;

import io.coachingcalls.database.Election;
import io.coachingcalls.embedded.testing.EmbeddedStack;
import io.coachingcalls.sessions.Rows;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.SqlConnection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One replica at a time does a sweep, for as long as others take to answer it. */
@QuarkusTest
@WithTestResource(EmbeddedStack.class)
class ElectionTest {

    private static final String SWEEP = "of-the-election-test";
    private static final Duration NO_PAUSE = Duration.ZERO;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final AtomicInteger others = new AtomicInteger();

    @Inject
    Election election;

    @Inject
    Rows rows;

    @BeforeEach
    void makeSweep() {
        rows.change("INSERT INTO sessions.sweeps VALUES ('" + SWEEP + "', '-infinity')");
    }

    @AfterEach
    void removeSweep() {
        rows.change("DELETE FROM sessions.sweeps WHERE name = '" + SWEEP + "'");
    }

    @Test
    void shouldHoldNoTransactionWhileItAsksOthers() {
        String state = turn(connection -> backend(connection).chain(backend -> Uni.createFrom()
                .item(() -> rows.text("SELECT state FROM pg_stat_activity WHERE pid = $1", backend))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())));

        assertThat(state).isEqualTo("idle");
    }

    @Test
    void shouldLetNobodyElseInMeanwhileAndTheNextAfterwards() {
        turn(connection -> another().replaceWith(""));
        assertThat(others).hasValue(0);

        another().await().atMost(PATIENCE);
        assertThat(others).hasValue(1);
    }

    @Test
    void shouldKeepToThePauseBetweenTwoTurns() {
        another().await().atMost(PATIENCE);
        election.runIfLeader(SWEEP, Duration.ofMinutes(1), connection -> {
                    others.incrementAndGet();
                    return Uni.createFrom().voidItem();
                })
                .await()
                .atMost(PATIENCE);

        assertThat(others).hasValue(1);
    }

    /** A replica that is cut off has lost its turn, and writes nothing. */
    @Test
    void shouldWriteNothingWithoutItsTurn() {
        assertThatThrownBy(() -> turn(connection -> backend(connection)
                        .call(backend -> Uni.createFrom()
                                .item(() -> rows.text("SELECT pg_terminate_backend($1, 10000)", backend))
                                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool()))
                        .call(this::another)
                        .chain(() -> connection
                                .query(
                                        "INSERT INTO sessions.reconcile_misses VALUES ('of-the-election-test', '', 1, now())")
                                .execute())
                        .replaceWith("")))
                .isInstanceOf(Exception.class);

        assertThat(others).as("turns of others, once it was lost").hasValue(1);
        assertThat(rows.text("SELECT count(*) FROM sessions.reconcile_misses WHERE room_sid = 'of-the-election-test'"))
                .isEqualTo("0");
    }

    private Uni<Void> another() {
        return election.runIfLeader(SWEEP, NO_PAUSE, connection -> {
            others.incrementAndGet();
            return Uni.createFrom().voidItem();
        });
    }

    private String turn(Function<SqlConnection, Uni<String>> work) {
        var result = new AtomicReference<>("never had its turn");
        election.runIfLeader(SWEEP, NO_PAUSE, connection -> work.apply(connection)
                        .invoke(result::set)
                        .replaceWithVoid())
                .await()
                .atMost(PATIENCE);
        return result.get();
    }

    private static Uni<Integer> backend(SqlConnection connection) {
        return connection.query("SELECT pg_backend_pid()").execute().map(row -> row.iterator()
                .next()
                .getInteger(0));
    }
}
