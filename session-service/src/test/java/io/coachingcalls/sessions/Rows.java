package io.coachingcalls.sessions;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;

import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jspecify.annotations.Nullable;

/** Looks into the tables beside the service. */
@ApplicationScoped
public class Rows {

    /** As an array in SQL: how far others were told of a session, which follows from no fact and from no order of them. */
    public static final String TELLING =
            "ARRAY['announced_settles_at', 'announced_attendance_revision', 'next_announcement_at']";

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Pool pool;

    Rows(Pool pool) {
        this.pool = pool;
    }

    /** The first column of the first row, as text; null when there is no row. */
    public @Nullable String text(String sql, Object... parameters) {
        return pool.preparedQuery(sql)
                .execute(Tuple.wrap(parameters))
                .map(rows -> rows.size() == 0
                        ? null
                        : String.valueOf(rows.iterator().next().getValue(0)))
                .await()
                .atMost(PATIENCE);
    }

    public @Nullable String statusOf(String room) {
        return text("SELECT status FROM sessions.coaching_sessions WHERE room_name = $1", room);
    }

    /** Every column that follows from a session's facts, as JSON: all but {@link #TELLING}. */
    public @Nullable String everything(String room) {
        return text("""
                SELECT jsonb_build_array(
                  to_jsonb(s) - %s,
                  (SELECT jsonb_agg(to_jsonb(p) ORDER BY p.id) FROM sessions.video_participants p WHERE p.session_id = s.id),
                  (SELECT jsonb_agg(to_jsonb(m) ORDER BY m.user_id) FROM sessions.session_members m WHERE m.session_id = s.id),
                  (SELECT to_jsonb(t) FROM sessions.session_terms t WHERE t.session_id = s.id))::text
                FROM sessions.coaching_sessions s WHERE s.room_name = $1
                """.formatted(TELLING), room);
    }

    public void change(String sql, Object... parameters) {
        pool.preparedQuery(sql)
                .execute(Tuple.wrap(parameters))
                .replaceWithVoid()
                .await()
                .atMost(PATIENCE);
    }
}
