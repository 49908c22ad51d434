package io.coachingcalls.recordings.chat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import io.coachingcalls.problem.ErrorCode;
import io.coachingcalls.problem.ProblemException;
import io.coachingcalls.recordings.chat.ChatMessage.Role;
import io.coachingcalls.recordings.room.CallRoom;
import io.coachingcalls.recordings.shares.Shares;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

/** The messages that are kept. */
@ApplicationScoped
public class Chats {

    /** What becomes of a chat must fit into one event. */
    private static final int MOST_BYTES = 400_000;

    private static final int MOST_MESSAGES = 2_000;

    private static final String COLUMNS = "id, role, user_id, text, created_at, guided";

    private static final Shares MESSAGES = new Shares(MOST_MESSAGES);
    private static final Shares BYTES = new Shares(MOST_BYTES);

    /** One writer to a room at a time: whether a message is taken depends on what is there. */
    private static final String LOCK = "SELECT pg_advisory_xact_lock(hashtextextended('recordings.chat.' || $1, 0))";

    private static final String USED = """
            SELECT user_id, count(*), sum(octet_length(text)) FROM recordings.chat_messages WHERE room = $1
            GROUP BY user_id
            """;

    private static final String ADD = """
            INSERT INTO recordings.chat_messages (id, room, role, user_id, text, guided, created_at)
            VALUES ($1, $2, $3, $4, $5, $6, clock_timestamp())
            RETURNING
            """ + COLUMNS;

    private static final String LIST =
            "SELECT " + COLUMNS + " FROM recordings.chat_messages WHERE room = $1 ORDER BY created_at, place";

    private static final String COMPILED = """
            INSERT INTO recordings.chat_notes (room, text, compiled_at) VALUES ($1, $2, now()) ON CONFLICT DO NOTHING
            """;

    private final Pool pool;

    Chats(Pool pool) {
        this.pool = pool;
    }

    /**
     * A message that is to be kept.
     *
     * @param userId on whose share of the chat it counts
     * @param guided it is FRED's guide's
     */
    record NewLine(Role role, String userId, String text, boolean guided) {}

    /** @throws ProblemException where the share of the chat that it counts on is used up */
    Uni<ChatMessage> add(CallRoom room, NewLine line) {
        return pool.withTransaction(transaction -> transaction
                .preparedQuery(LOCK)
                .execute(Tuple.of(room.room))
                .chain(() -> transaction.preparedQuery(USED).execute(Tuple.of(room.room)))
                .invoke(used -> requireRoom(used, room, line.userId(), line.text()))
                .chain(() -> transaction
                        .preparedQuery(ADD)
                        .execute(Tuple.from(List.of(
                                UUID.randomUUID(),
                                room.room,
                                line.role().value(),
                                line.userId(),
                                line.text(),
                                line.guided()))))
                .map(rows -> messages(rows).getFirst()));
    }

    private static void requireRoom(RowSet<Row> used, CallRoom room, String userId, String text) {
        Map<String, Long> messages = new HashMap<>();
        Map<String, Long> bytes = new HashMap<>();
        used.forEach(row -> {
            messages.put(row.getString(0), row.getLong(1));
            bytes.put(row.getString(0), row.getLong(2));
        });
        int length = text.getBytes(StandardCharsets.UTF_8).length;
        if (!MESSAGES.take(room.everybody(), userId, messages, 1)
                || !BYTES.take(room.everybody(), userId, bytes, length)) {
            throw new ProblemException(
                    ErrorCode.SESSION_FULL, "as much is in the chat of this call as is kept of yours");
        }
    }

    /** In the order in which they came. */
    Uni<List<ChatMessage>> of(String room) {
        return of(pool, room);
    }

    /** In the caller's transaction: what is there now goes to the session's notes, and what comes later does not. */
    public Uni<Void> compile(SqlClient transaction, String room) {
        return of(transaction, room)
                .chain(messages -> messages.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : transaction
                                .preparedQuery(COMPILED)
                                .execute(Tuple.of(room, ChatNotes.of(messages)))
                                .replaceWithVoid());
    }

    private static Uni<List<ChatMessage>> of(SqlClient connection, String room) {
        return connection.preparedQuery(LIST).execute(Tuple.of(room)).map(Chats::messages);
    }

    private static List<ChatMessage> messages(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(ChatMessage::from)
                .toList();
    }
}
