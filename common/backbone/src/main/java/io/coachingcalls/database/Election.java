package io.coachingcalls.database;

import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Lets one replica at a time do a sweep. Whoever is at it holds a lock of the database session, not a transaction: others
 * are asked meanwhile, such as LiveKit, and a transaction would keep the tables from being cleaned up. When its process
 * dies, so does its connection, and the next one takes over.
 */
@ApplicationScoped
public class Election {

    // Where a machine vanishes without a word; far more than LiveKit's and Kafka's time limits add up to
    private static final String LIMIT_SILENCE = "SET idle_session_timeout = '60s'";
    private static final String ANY_SILENCE = "RESET idle_session_timeout";

    private static final String TRY_TO_LOCK = "SELECT pg_try_advisory_lock(hashtext('%s.sweeps'), hashtext($1))";
    private static final String LOCK = "SELECT pg_advisory_lock(hashtext('%s.sweeps'), hashtext($1))";
    private static final String UNLOCK = "SELECT pg_advisory_unlock(hashtext('%s.sweeps'), hashtext($1))";

    // By the database's clock: replicas have clocks of their own. A version that locked the row may still be at it
    private static final String TAKE_TURN = """
            UPDATE %1$s.sweeps SET last_at = clock_timestamp()
            WHERE name = (SELECT name FROM %1$s.sweeps
                          WHERE name = $1 AND last_at <= clock_timestamp() - $2 * INTERVAL '1 millisecond'
                          FOR UPDATE SKIP LOCKED)
            """;

    private static final String TAKE_ANY_TURN = "UPDATE %s.sweeps SET last_at = clock_timestamp() WHERE name = $1";

    private final Pool pool;
    private final String schema;

    Election(Pool pool, @ConfigProperty(name = "quarkus.flyway.schemas") String schema) {
        this.pool = pool;
        this.schema = schema;
    }

    /**
     * Does {@code work}, unless another replica is at it, or was in this round.
     *
     * @param every how often replicas ask; a tenth less counts, as their timers never agree to the millisecond
     * @param work gets the connection that holds the sweep, in no transaction. What it writes there it writes as long as
     *     the sweep is its own: a connection that was lost, and the sweep with it, writes nothing
     */
    public Uni<Void> runIfLeader(String sweep, Duration every, Function<SqlConnection, Uni<Void>> work) {
        Tuple turn = Tuple.of(sweep, every.toMillis() * 9 / 10);
        return with(connection -> execute(connection, TRY_TO_LOCK, Tuple.of(sweep))
                .chain(rows -> rows.iterator().next().getBoolean(0)
                        ? holding(connection, sweep, () -> execute(connection, TAKE_TURN, turn)
                                .chain(taken ->
                                        taken.rowCount() == 0 ? Uni.createFrom().voidItem() : work.apply(connection)))
                        : Uni.createFrom().voidItem()));
    }

    /** Does {@code work} as soon as nobody else is at it. */
    public <T> Uni<T> waitForTurn(String sweep, Function<SqlConnection, Uni<T>> work) {
        return with(connection -> execute(connection, LOCK, Tuple.of(sweep))
                .chain(() -> holding(connection, sweep, () -> execute(connection, TAKE_ANY_TURN, Tuple.of(sweep))
                        .chain(() -> work.apply(connection)))));
    }

    /** Kept by memoize, so that who stops waiting does not leave a connection that holds the lock in the pool. */
    private <T> Uni<T> with(Function<SqlConnection, Uni<T>> work) {
        return pool.withConnection(work).memoize().indefinitely();
    }

    private <T> Uni<T> holding(SqlConnection connection, String sweep, Supplier<Uni<T>> work) {
        return connection.query(LIMIT_SILENCE).execute().chain(() -> work.get()).eventually(() -> execute(
                        connection, UNLOCK, Tuple.of(sweep))
                .chain(() -> connection.query(ANY_SILENCE).execute())
                // It can only be the connection, and the lock has gone with it
                .onFailure()
                .recoverWithNull());
    }

    private Uni<RowSet<Row>> execute(SqlConnection connection, String statement, Tuple parameters) {
        return connection.preparedQuery(statement.formatted(schema)).execute(parameters);
    }
}
