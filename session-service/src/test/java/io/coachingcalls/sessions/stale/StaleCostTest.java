package io.coachingcalls.sessions.stale;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import jakarta.inject.Inject;

import io.coachingcalls.embedded.testing.EmbeddedStack;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import org.junit.jupiter.api.Test;

/** A clean-up costs what is in progress, not what there ever was. */
@QuarkusTest
@WithTestResource(EmbeddedStack.class)
class StaleCostTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    Pool pool;

    @Test
    void shouldReadTheIndexOfThoseInProgress() {
        SqlConnection connection = pool.getConnection().await().atMost(PATIENCE);
        try {
            run(connection, "BEGIN");
            run(connection, """
                    INSERT INTO sessions.coaching_sessions (id, room_name, status, started_at, created_at)
                    SELECT gen_random_uuid(), 'cost-' || n, CASE WHEN n <= 100 THEN 'in_progress' ELSE 'completed' END,
                      now() - INTERVAL '1 day', now() FROM generate_series(1, 20000) AS n
                    """);
            run(connection, "ANALYZE sessions.coaching_sessions");

            String plan = StreamSupport.stream(
                            connection
                                    .preparedQuery("EXPLAIN (ANALYZE, BUFFERS) " + StaleStore.FIND)
                                    .execute(Tuple.of(
                                            OffsetDateTime.now(ZoneOffset.UTC),
                                            OffsetDateTime.now(ZoneOffset.UTC).minusYears(1),
                                            new UUID(0, 0),
                                            200))
                                    .await()
                                    .atMost(PATIENCE)
                                    .spliterator(),
                            false)
                    .map(row -> row.getString(0))
                    .collect(Collectors.joining("\n"));

            assertThat(plan).contains("coaching_sessions_in_progress").doesNotContain("Seq Scan on coaching_sessions");
        } finally {
            run(connection, "ROLLBACK");
            connection.close().await().atMost(PATIENCE);
        }
    }

    private static void run(SqlConnection connection, String sql) {
        connection.query(sql).execute().replaceWithVoid().await().atMost(PATIENCE);
    }
}
