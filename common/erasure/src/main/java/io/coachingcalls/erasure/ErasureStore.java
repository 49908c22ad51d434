package io.coachingcalls.erasure;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import io.coachingcalls.database.RoomTable;
import io.coachingcalls.events.CallEvent.SessionErased;
import io.coachingcalls.jobs.Claim;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The table {@code erasures} of the service's schema: what was to be erased, and how far that has come. */
@ApplicationScoped
class ErasureStore {

    private final Pool pool;
    private final String begin;
    private final String tellAgain;
    private final String keep;
    private final String claim;
    private final String finish;

    ErasureStore(Pool pool, @ConfigProperty(name = "quarkus.flyway.schemas") String schema) {
        this.pool = pool;
        begin = "INSERT INTO %s.erasures (id, room) VALUES ($1, $2) ON CONFLICT DO NOTHING".formatted(schema);
        tellAgain = """
                UPDATE %s.erasures SET revision = revision + 1, next_announcement_at = now() WHERE id = $1 AND room IS NULL
                """.formatted(schema);
        keep = "UPDATE %s.erasures SET removed = $2, outside = $3 WHERE id = $1".formatted(schema);
        claim = Claim.of(schema + ".erasures", "id", "next_try_at")
                .where("room IS NOT NULL")
                .setting("tries = tries + 1, next_try_at = now() + 5 * 2 ^ least(tries, 5) * interval '1 second'")
                .returning("id, room, outside, requested_at");
        finish = """
                UPDATE %s.erasures
                SET room = NULL, outside = NULL, finished_at = now(), removed = removed || $2,
                  revision = revision + 1, next_announcement_at = now()
                WHERE id = $1 AND room IS NOT NULL
                """.formatted(schema);
    }

    /** What is left of a room outside of the tables, since when. */
    record Unfinished(UUID id, String room, String outside, Instant since) {}

    /** Deletes the room's rows. Told a second time, says again that it is done, if it is. */
    Uni<Void> erase(SessionErased erased, RoomEraser eraser) {
        UUID id = UUID.fromString(erased.erasureId());
        return pool.withTransaction(transaction -> transaction
                .preparedQuery(begin)
                .execute(Tuple.of(id, erased.room()))
                .chain(begun -> begun.rowCount() == 0
                        ? transaction
                                .preparedQuery(tellAgain)
                                .execute(Tuple.of(id))
                                .replaceWithVoid()
                        : deleteRows(transaction, id, erased.room(), eraser)));
    }

    private Uni<Void> deleteRows(SqlConnection transaction, UUID id, String room, RoomEraser eraser) {
        return eraser.markErased(transaction, room)
                .chain(() -> eraser.outside(transaction, room))
                .chain(outside -> RoomTable.deleteAll(transaction, eraser.tables(), room)
                        .chain(removed ->
                                transaction.preparedQuery(keep).execute(Tuple.of(id, json(removed), outside))))
                .replaceWithVoid();
    }

    /** Up to {@code most} that nobody is at; each failure makes the pause until the next try longer. */
    Uni<List<Unfinished>> claim(int most) {
        return pool.preparedQuery(claim).execute(Tuple.of(most)).map(rows -> StreamSupport.stream(
                        rows.spliterator(), false)
                .map(row -> new Unfinished(
                        row.getUUID("id"),
                        row.getString("room"),
                        row.getString("outside"),
                        row.getOffsetDateTime("requested_at").toInstant()))
                .toList());
    }

    /** From now on nothing here knows the room's name. */
    Uni<Void> finish(UUID id, Map<String, Long> removed) {
        return pool.preparedQuery(finish).execute(Tuple.of(id, json(removed))).replaceWithVoid();
    }

    private static JsonObject json(Map<String, Long> removed) {
        return new JsonObject(Map.copyOf(removed));
    }
}
