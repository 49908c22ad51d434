package io.coachingcalls.calls.agent;

import java.time.Duration;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jspecify.annotations.Nullable;

/** Who sends for the agent of a call: of several who see that it is missing, one. */
@ApplicationScoped
class AgentClaims {

    private static final String CLAIM = """
            UPDATE calls.calls SET agent_claimed_until = now() + $2 * interval '1 millisecond'
            WHERE room = $1 AND agent_claimed_until <= now() AND ended_at IS NULL
              AND coach_id IS NULL AND requested_room IS NULL
            RETURNING owner_id, call_type
            """;

    private static final String RELEASE = "UPDATE calls.calls SET agent_claimed_until = '-infinity' WHERE room = $1";

    private final Pool database;

    AgentClaims(Pool database) {
        this.database = database;
    }

    /**
     * What is to be done, for one at a time, who has it for {@code time} at most; null for the others, and for all when the
     * call was ended or is with a coach: two people who talk with each other are left alone.
     */
    Uni<@Nullable Errand> claim(String room, Duration time) {
        return database.preparedQuery(CLAIM)
                .execute(Tuple.of(room, time.toMillis()))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new Errand(row.getString("owner_id"), row.getString("call_type")))
                        .findFirst()
                        .orElse(null));
    }

    Uni<Void> release(String room) {
        return database.preparedQuery(RELEASE).execute(Tuple.of(room)).replaceWithVoid();
    }
}
