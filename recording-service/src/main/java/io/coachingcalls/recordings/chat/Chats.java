package io.coachingcalls.recordings.chat;

import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import io.coachingcalls.problem.ErrorCode;
import io.coachingcalls.problem.ProblemException;
import io.coachingcalls.recordings.chat.ChatMessage.Role;
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

    private static final String COLUMNS = "id, role, user_id, text, created_at";

    private static final String ADD = """
            INSERT INTO recordings.chat_messages (id, room, role, user_id, text, created_at)
            SELECT $1, $2, $3, $4, $5, clock_timestamp()
            WHERE (SELECT count(*) < $6 AND coalesce(sum(octet_length(text)), 0) < $7
                   FROM recordings.chat_messages WHERE room = $2)
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

    /** @throws ProblemException where the room's chat is full */
    Uni<ChatMessage> add(String room, Role role, String userId, String text) {
        Tuple values = Tuple.tuple(
                List.of(UUID.randomUUID(), room, role.value(), userId, text, (long) MOST_MESSAGES, (long) MOST_BYTES));
        return pool.preparedQuery(ADD).execute(values).map(rows -> messages(rows).stream()
                .findFirst()
                .orElseThrow(() -> new ProblemException(ErrorCode.INVALID_REQUEST, "the chat of this call is full")));
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
