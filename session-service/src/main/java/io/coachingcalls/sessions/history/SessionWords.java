package io.coachingcalls.sessions.history;

import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.coachingcalls.events.EventJson;
import io.coachingcalls.structure.SpeaksSql;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jspecify.annotations.Nullable;

/**
 * The long columns of a session, and who wrote which of its notes: read only for those who look at one, as a transcript
 * can have half a megabyte.
 */
@ApplicationScoped
@SpeaksSql("reads what no entity maps")
class SessionWords {

    private static final String OF = """
            SELECT transcript_json::text, decisions::text, next_actions::text, evidence::text, action_details::text,
              summary_source
            FROM sessions.coaching_sessions WHERE id = $1
            """;

    /** Which of a session's notes is what, only its facts tell: the column has their texts alone. */
    private static final String NOTES = """
            SELECT body->>'type' AS type, body->>'time' AS time, body->>'author' AS author, body->>'text' AS text
            FROM sessions.facts WHERE room_name = $1 AND body->>'type' IN ('note_added', 'notes_replaced', 'chat_compiled')
            ORDER BY (body->>'time')::timestamptz, id
            """;

    private static final String CHAT = "chat_compiled";
    private static final String REPLACED = "notes_replaced";

    private final Pool pool;

    SessionWords(Pool pool) {
        this.pool = pool;
    }

    Uni<SessionDetail> with(SessionRow session) {
        return of(session.id()).chain(row -> notes(session.roomName())
                .map(notes -> new SessionDetail(
                        session,
                        json(row, "transcript_json"),
                        json(row, "decisions"),
                        json(row, "next_actions"),
                        json(row, "evidence"),
                        json(row, "action_details"),
                        row.getString("summary_source"),
                        stillThere(notes).stream()
                                .filter(SessionWords::isPersons)
                                .filter(note -> note.getString("text") != null)
                                .map(note -> new Note(
                                        Instant.parse(note.getString("time")),
                                        note.getString("author"),
                                        note.getString("text")))
                                .toList(),
                        notes.stream()
                                .filter(note -> !isPersons(note))
                                .flatMap(chat -> ChatLine.of(chat.getString("text")).stream())
                                .toList())));
    }

    private static boolean isPersons(Row note) {
        return !note.getString("type").equals(CHAT);
    }

    /** What was written before somebody wrote it anew is in the notes no more. */
    private static List<Row> stillThere(List<Row> notes) {
        List<String> types = notes.stream().map(note -> note.getString("type")).toList();
        return notes.subList(Math.max(0, types.lastIndexOf(REPLACED)), notes.size());
    }

    private Uni<List<Row>> notes(String room) {
        return pool.preparedQuery(NOTES)
                .execute(Tuple.of(room))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).toList());
    }

    private Uni<Row> of(UUID id) {
        return pool.preparedQuery(OF).execute(Tuple.of(id)).map(rows -> rows.iterator()
                .next());
    }

    private static @Nullable JsonNode json(Row row, String column) {
        String text = row.getString(column);
        try {
            return text == null ? null : EventJson.MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
