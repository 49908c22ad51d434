package io.coachingcalls.calls.invitation;

import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

/** Who wants no invitations of whom. */
@ApplicationScoped
class Blocks {

    private static final String LIST =
            "SELECT blocked_id, since FROM calls.blocks WHERE user_id = $1 ORDER BY since DESC, blocked_id LIMIT $2";

    private static final String ADD =
            "INSERT INTO calls.blocks (user_id, blocked_id) VALUES ($1, $2) ON CONFLICT DO NOTHING";

    private static final String REMOVE = "DELETE FROM calls.blocks WHERE user_id = $1 AND blocked_id = $2";

    private static final int MOST_LISTED = 1_000;

    private final Pool database;

    Blocks(Pool database) {
        this.database = database;
    }

    /** @param userId who is blocked */
    record Block(String userId, Instant since) {}

    /** The newest first. */
    Uni<List<Block>> of(String userId) {
        return database.preparedQuery(LIST)
                .execute(Tuple.of(userId, MOST_LISTED))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new Block(
                                row.getString(0), row.getOffsetDateTime(1).toInstant()))
                        .toList());
    }

    Uni<Void> add(String userId, String blocked) {
        return database.preparedQuery(ADD).execute(Tuple.of(userId, blocked)).replaceWithVoid();
    }

    Uni<Void> remove(String userId, String blocked) {
        return database.preparedQuery(REMOVE).execute(Tuple.of(userId, blocked)).replaceWithVoid();
    }
}
