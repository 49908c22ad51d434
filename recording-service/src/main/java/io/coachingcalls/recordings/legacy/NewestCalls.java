package io.coachingcalls.recordings.legacy;

import java.util.Optional;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import io.coachingcalls.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

/** The call that somebody means who does not say which: their newest, of the last day. */
@ApplicationScoped
class NewestCalls {

    private static final String OF = """
            SELECT room FROM recordings.rooms
            WHERE owner_id = $1 AND created_at > now() - interval '1 day' AND ($2 OR settled_at IS NULL)
            ORDER BY created_at DESC LIMIT 1
            """;

    private final Pool pool;

    NewestCalls(Pool pool) {
        this.pool = pool;
    }

    /** @throws ProblemException 404 where there is none */
    Uni<String> of(String userId) {
        return find(userId, true).map(room -> room.orElseThrow(ProblemException::notFound));
    }

    /**
     * Of those that somebody may still be in.
     *
     * @throws ProblemException 404 where there is none
     */
    Uni<String> goingOnOf(String userId) {
        return find(userId, false).map(room -> room.orElseThrow(ProblemException::notFound));
    }

    private Uni<Optional<String>> find(String userId, boolean settledToo) {
        return pool.preparedQuery(OF).execute(Tuple.of(userId, settledToo)).map(rows -> StreamSupport.stream(
                        rows.spliterator(), false)
                .map(row -> row.getString(0))
                .findFirst());
    }
}
