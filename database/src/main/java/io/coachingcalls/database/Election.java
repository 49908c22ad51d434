package io.coachingcalls.database;

import java.time.Duration;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Lets one replica at a time do a sweep. Whoever holds the sweep's row, in the table {@code sweeps (name, last_at)} of
 * the service's schema, is at it; when its process dies, so does its connection, and the next one takes over.
 */
@ApplicationScoped
public class Election {

    // Where a machine vanishes without a word; far more than LiveKit's and Kafka's time limits add up to
    private static final String LONGEST_SILENCE = "SET LOCAL idle_in_transaction_session_timeout = '60s'";

    // By the database's clock: replicas have clocks of their own
    private static final String TAKE_TURN = """
            UPDATE %1$s.sweeps SET last_at = clock_timestamp()
            WHERE name = (SELECT name FROM %1$s.sweeps
                          WHERE name = $1 AND last_at <= clock_timestamp() - $2 * INTERVAL '1 millisecond'
                          FOR UPDATE SKIP LOCKED)
            """;

    private static final String WAIT = "UPDATE %s.sweeps SET last_at = clock_timestamp() WHERE name = $1";

    private final Pool pool;
    private final String takeTurn;
    private final String wait;

    Election(Pool pool, @ConfigProperty(name = "quarkus.flyway.schemas") String schema) {
        this.pool = pool;
        takeTurn = TAKE_TURN.formatted(schema);
        wait = WAIT.formatted(schema);
    }

    /**
     * Does {@code work}, unless another replica is at it, or was in this round.
     *
     * @param every how often replicas ask; a tenth less counts, as their timers never agree to the millisecond
     * @param work gets the connection that holds the sweep; what it writes there is kept when the work succeeds
     */
    public Uni<Void> takeTurn(String sweep, Duration every, Function<SqlConnection, Uni<Void>> work) {
        long leastPause = every.toMillis() * 9 / 10;
        return pool.withTransaction(connection -> limitSilence(connection)
                .chain(() -> connection.preparedQuery(takeTurn).execute(Tuple.of(sweep, leastPause)))
                .chain(taken -> taken.rowCount() == 0 ? Uni.createFrom().voidItem() : work.apply(connection)));
    }

    /** Does {@code work} as soon as nobody else is at it. */
    public <T> Uni<T> waitForTurn(String sweep, Function<SqlConnection, Uni<T>> work) {
        return pool.withTransaction(connection -> limitSilence(connection)
                .chain(() -> connection.preparedQuery(wait).execute(Tuple.of(sweep)))
                .chain(() -> work.apply(connection)));
    }

    private static Uni<Void> limitSilence(SqlConnection connection) {
        return connection.query(LONGEST_SILENCE).execute().replaceWithVoid();
    }
}
