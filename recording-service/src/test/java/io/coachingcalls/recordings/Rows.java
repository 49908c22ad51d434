package io.coachingcalls.recordings;

import java.time.Duration;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jspecify.annotations.Nullable;

/** Looks into the tables beside the service. */
@ApplicationScoped
public class Rows {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Pool pool;

    Rows(Pool pool) {
        this.pool = pool;
    }

    /** The first row's first column, a JSON object; null when there is no row. */
    public @Nullable Map<String, Object> json(String sql, Object... parameters) {
        return pool.preparedQuery(sql)
                .execute(Tuple.wrap(parameters))
                .map(rows -> rows.size() == 0
                        ? null
                        : ((JsonObject) rows.iterator().next().getValue(0)).getMap())
                .await()
                .atMost(PATIENCE);
    }

    public @Nullable Map<String, Object> room(String room) {
        return json("SELECT to_jsonb(r) FROM recordings.rooms r WHERE room = $1", room);
    }

    public @Nullable Map<String, Object> recording(String room, int attempt) {
        return json("SELECT to_jsonb(r) FROM recordings.recordings r WHERE room = $1 AND attempt = $2", room, attempt);
    }

    public @Nullable Map<String, Object> together(String room) {
        return json("SELECT to_jsonb(r) FROM recordings.room_recordings r WHERE room = $1", room);
    }

    public void change(String sql, Object... parameters) {
        pool.preparedQuery(sql)
                .execute(Tuple.wrap(parameters))
                .replaceWithVoid()
                .await()
                .atMost(PATIENCE);
    }
}
