package io.coachingcalls.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;

import jakarta.inject.Inject;

import io.coachingcalls.calls.testing.RealParts;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import org.junit.jupiter.api.Test;

/** Nothing that this service asks of PostgreSQL lasts without end: no statement, no lock, no pause in a transaction. */
@QuarkusTest
class DatabaseLimitsTest extends RealParts {

    @Inject
    Pool pool;

    @Test
    void shouldWaitForNothingWithoutEnd() {
        for (String limit : List.of("statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout")) {
            double seconds = pool.query("SELECT extract(epoch FROM current_setting('" + limit + "')::interval)::float8")
                    .execute()
                    .map(rows -> rows.iterator().next().getDouble(0))
                    .await()
                    .atMost(Duration.ofSeconds(10));

            assertThat(seconds).as(limit).isBetween(0.1, 60.0);
        }
    }
}
