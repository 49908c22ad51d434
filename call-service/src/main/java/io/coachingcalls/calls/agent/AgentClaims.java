package io.coachingcalls.calls.agent;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

/** Who sends for the agent of a call: of several who see that it is missing, one. */
@ApplicationScoped
class AgentClaims {

    private static final String CLAIM = """
            UPDATE calls.calls SET agent_claimed_until = now() + $2 * interval '1 millisecond'
            WHERE room = $1 AND agent_claimed_until <= now() AND ended_at IS NULL
            """;

    private static final String RELEASE = "UPDATE calls.calls SET agent_claimed_until = '-infinity' WHERE room = $1";

    private final Pool database;

    AgentClaims(Pool database) {
        this.database = database;
    }

    /** True for one at a time, who has it for {@code time} at most; false for all, when the call was ended. */
    Uni<Boolean> claim(String room, Duration time) {
        return database.preparedQuery(CLAIM)
                .execute(Tuple.of(room, time.toMillis()))
                .map(rows -> rows.rowCount() == 1);
    }

    Uni<Void> release(String room) {
        return database.preparedQuery(RELEASE).execute(Tuple.of(room)).replaceWithVoid();
    }
}
