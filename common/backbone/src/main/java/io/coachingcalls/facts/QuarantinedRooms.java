package io.coachingcalls.facts;

import java.util.Collection;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import org.jboss.logging.Logger;

/**
 * Rooms of which nothing can be stored, in {@code <schema>.quarantined_rooms (room_name, cause, since)}; the room's own row,
 * where there is one, says so too, as {@code facts_quarantined}. What comes of such a room goes to the dead letters, where
 * it waits to be replayed.
 */
final class QuarantinedRooms {

    private static final Logger LOG = Logger.getLogger(QuarantinedRooms.class);

    private final String add;
    private final String remove;

    QuarantinedRooms(String schema, String rows, String roomColumn) {
        this.add = """
                WITH quarantined AS (
                  INSERT INTO %1$s.quarantined_rooms (room_name, cause) VALUES ($1, $2)
                  ON CONFLICT (room_name) DO NOTHING
                )
                UPDATE %2$s SET facts_quarantined = true WHERE %3$s = $1
                """.formatted(schema, rows, roomColumn);
        this.remove = """
                WITH released AS (DELETE FROM %1$s.quarantined_rooms WHERE room_name = ANY($1))
                UPDATE %2$s SET facts_quarantined = false WHERE %3$s = ANY($1) AND facts_quarantined
                """.formatted(schema, rows, roomColumn);
    }

    Uni<Void> add(Pool pool, String room, Throwable cause) {
        String reason = reason(cause);
        return pool.preparedQuery(add)
                .execute(Tuple.of(room, reason))
                .invoke(() -> LOG.errorf("set aside, as nothing of it can be stored: room=%s cause=%s", room, reason))
                .replaceWithVoid();
    }

    /** The kind of failure, never what was to be stored: a message may quote that. */
    private static String reason(Throwable cause) {
        return switch (cause) {
            case UnreadableFacts unreadable -> unreadable.getMessage();
            case PgException answer -> "SQLSTATE " + answer.getSqlState();
            default -> cause.getClass().getSimpleName();
        };
    }

    Uni<Void> remove(Pool pool, Collection<String> rooms) {
        return pool.preparedQuery(remove)
                .execute(Tuple.of((Object) rooms.toArray(String[]::new)))
                .replaceWithVoid();
    }
}
