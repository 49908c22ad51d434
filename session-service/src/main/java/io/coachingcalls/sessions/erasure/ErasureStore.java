package io.coachingcalls.sessions.erasure;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import io.coachingcalls.events.CallEvent.ErasureDone;
import io.coachingcalls.sessions.lifecycle.SessionWriter;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** What was erased, and who has said so. */
@ApplicationScoped
class ErasureStore {

    private static final Logger LOG = Logger.getLogger(ErasureStore.class);

    private static final String BEGIN = """
            INSERT INTO sessions.erasures (id, session_id, room, room_hash, requester, removed)
            VALUES ($1, $2, $3, sha256(convert_to($3, 'UTF8')), $4, '{}')
            ON CONFLICT DO NOTHING
            """;

    /** The first answer counts: a service that is told again has nothing more to count. */
    private static final String ANSWER = """
            UPDATE sessions.erasures SET removed = jsonb_build_object($2::text, $3::jsonb) || removed
            WHERE id = $1 AND completed_at IS NULL
            RETURNING *
            """;

    private static final String COMPLETE =
            "UPDATE sessions.erasures SET receipt = $2, completed_at = $3, room = NULL WHERE id = $1";

    private static final String BY_ID = "SELECT * FROM sessions.erasures WHERE id = $1";

    private static final String BY_SESSION = "SELECT * FROM sessions.erasures WHERE session_id = $1";

    /** Where a service or its answer was lost with more than Kafka keeps. */
    private static final String TELL_AGAIN = """
            UPDATE sessions.erasures SET revision = revision + 1, next_announcement_at = now()
            WHERE completed_at IS NULL AND announced_revision = revision AND next_announcement_at < now() - interval '1 hour'
            """;

    private static final String OLD = """
            SELECT id, room_name FROM sessions.coaching_sessions
            WHERE over_since < now() - $1 * interval '1 day' AND status <> 'in_progress' ORDER BY over_since LIMIT $2
            """;

    private final Pool pool;
    private final SessionWriter writer;

    ErasureStore(Pool pool, SessionWriter writer) {
        this.pool = pool;
        this.writer = writer;
    }

    record OldSession(UUID id, String room) {}

    /**
     * Deletes all that is kept here of a session, and writes down that the others are to do so; all at once, and once.
     *
     * @param userId who asks for it; null where its time is up
     */
    Uni<Void> begin(UUID sessionId, String room, @Nullable String userId) {
        UUID id = UUID.randomUUID();
        Buffer requester = userId == null ? null : Buffer.buffer(Erasure.requester(id, userId));
        return pool.withTransaction(transaction -> transaction
                .preparedQuery(BEGIN)
                .execute(Tuple.of(id, sessionId, room, requester))
                .chain(begun -> begun.rowCount() == 0
                        ? Uni.createFrom().voidItem()
                        : writer.erase(transaction, room)
                                .chain(removed -> answer(transaction, id, Erasure.HERE, removed))
                                .invoke(() -> LOG.infof(
                                        "session erased: erasure=%s because=%s",
                                        id, userId == null ? "its time is up" : "somebody asked for it"))
                                .replaceWithVoid()));
    }

    Uni<@Nullable Erasure> find(UUID id) {
        return first(pool, BY_ID, Tuple.of(id));
    }

    Uni<@Nullable Erasure> ofSession(UUID sessionId) {
        return first(pool, BY_SESSION, Tuple.of(sessionId));
    }

    /**
     * Keeps what a service says that it has removed.
     *
     * @param receipt of an erasure that all have answered; null where there can be none yet
     */
    Uni<Void> answer(ErasureDone done, Instant now, Function<Erasure, @Nullable String> receipt) {
        return pool.withTransaction(
                transaction -> answer(transaction, UUID.fromString(done.erasureId()), done.service(), done.removed())
                        .chain(erasure -> {
                            String signed = erasure == null ? null : receipt.apply(erasure);
                            return erasure == null || signed == null
                                    ? Uni.createFrom().voidItem()
                                    : transaction
                                            .preparedQuery(COMPLETE)
                                            .execute(Tuple.of(erasure.id(), signed, now.atOffset(ZoneOffset.UTC)))
                                            .replaceWithVoid();
                        }));
    }

    private static Uni<@Nullable Erasure> answer(
            SqlConnection transaction, UUID id, String service, Map<String, Long> removed) {
        return first(transaction, ANSWER, Tuple.of(id, service, new JsonObject(Map.copyOf(removed))));
    }

    /** Has those told again that have not answered for long. */
    Uni<Integer> tellAgain() {
        return pool.query(TELL_AGAIN).execute().map(RowSet::rowCount);
    }

    /** Up to {@code most} that have been over for more than {@code days}, the oldest first. */
    Uni<List<OldSession>> olderThan(SqlClient connection, int days, int most) {
        return connection.preparedQuery(OLD).execute(Tuple.of(days, most)).map(rows -> StreamSupport.stream(
                        rows.spliterator(), false)
                .map(row -> new OldSession(row.getUUID("id"), row.getString("room_name")))
                .toList());
    }

    private static Uni<@Nullable Erasure> first(SqlClient connection, String query, Tuple parameters) {
        return connection.preparedQuery(query).execute(parameters).map(ErasureStore::first);
    }

    private static @Nullable Erasure first(RowSet<Row> rows) {
        return rows.size() == 0 ? null : Erasure.from(rows.iterator().next());
    }
}
