package io.coachingcalls.sessions.history;

import java.io.UncheckedIOException;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.coachingcalls.events.EventJson;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jspecify.annotations.Nullable;

/** The long columns of a session, read only for those who look at one: a transcript can have half a megabyte. */
@ApplicationScoped
class SessionWords {

    private static final String OF = """
            SELECT transcript_json::text, decisions::text, next_actions::text, evidence::text, action_details::text,
              summary_source
            FROM sessions.coaching_sessions WHERE id = $1
            """;

    private final Pool pool;

    SessionWords(Pool pool) {
        this.pool = pool;
    }

    Uni<SessionDetail> with(SessionRow session) {
        return of(session.id())
                .map(row -> new SessionDetail(
                        session,
                        json(row, "transcript_json"),
                        json(row, "decisions"),
                        json(row, "next_actions"),
                        json(row, "evidence"),
                        json(row, "action_details"),
                        row.getString("summary_source")));
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
