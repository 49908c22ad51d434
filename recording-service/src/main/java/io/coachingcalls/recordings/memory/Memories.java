package io.coachingcalls.recordings.memory;

import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

/** What FRED remembers of people's calls: one memory a call. */
@ApplicationScoped
public class Memories {

    private static final String REMEMBER = """
            INSERT INTO recordings.fred_episodic_memory (room, user_id, content, happened_at, updated_at)
            SELECT room, $2, $3, coalesce(first_joined_at, now()), now() FROM recordings.rooms WHERE room = $1
            ON CONFLICT (room, user_id) DO UPDATE SET content = EXCLUDED.content, updated_at = EXCLUDED.updated_at
            """;

    private static final String NEWEST = """
            SELECT m.content FROM recordings.fred_episodic_memory m
            JOIN recordings.rooms r USING (room) JOIN recordings.rooms here ON here.room = $2
            WHERE m.user_id = here.owner_id AND m.room <> here.room AND r.owner_id = here.owner_id
              AND array_remove(array_append(here.invited, here.coach_id), NULL) <@ array_append(r.invited, r.coach_id)
              AND NOT r.gone && array_append(here.invited, here.coach_id)
            ORDER BY m.happened_at DESC LIMIT $1
            """;

    /** Somebody's name as it was last known; bounded by the few calls that are looked at. */
    private static final String NAME = """
            WITH newest AS (
              SELECT room FROM recordings.fred_episodic_memory WHERE user_id = $1 ORDER BY happened_at DESC LIMIT 10
            )
            SELECT named.name FROM newest JOIN recordings.rooms r USING (room)
            CROSS JOIN LATERAL unnest(r.attended, r.attended_names) AS named (id, name)
            WHERE named.id = $1 AND named.name <> $1
            ORDER BY r.created_at DESC LIMIT 1
            """;

    private static final String NEWEST_OF_PERSON = """
            SELECT content FROM recordings.fred_episodic_memory WHERE user_id = $2 ORDER BY happened_at DESC LIMIT $1
            """;

    private final Pool pool;

    Memories(Pool pool) {
        this.pool = pool;
    }

    /** In the caller's transaction; what was remembered of the call before is replaced. */
    public Uni<Void> remember(SqlClient transaction, String room, String userId, String content) {
        return transaction
                .preparedQuery(REMEMBER)
                .execute(Tuple.of(room, userId, content))
                .replaceWithVoid();
    }

    /**
     * Of the other calls of a room's owner, the newest first; only of calls that everybody who is named in this one may
     * read too. What is said from memory here must tell nobody of calls that were none of theirs.
     */
    public Uni<List<String>> ofOtherCalls(String room, int most) {
        return read(NEWEST, most, room);
    }

    /** Of all calls that a person owns, the newest first: for themselves alone. */
    public Uni<List<String>> ofPerson(String userId, int most) {
        return read(NEWEST_OF_PERSON, most, userId);
    }

    private Uni<List<String>> read(String query, int most, String of) {
        return pool.preparedQuery(query).execute(Tuple.of(most, of)).map(rows -> StreamSupport.stream(
                        rows.spliterator(), false)
                .map(row -> row.getString(0))
                .toList());
    }

    /** What somebody is called in the calls that are remembered of theirs. */
    public Uni<Optional<String>> nameOf(String userId) {
        return pool.preparedQuery(NAME).execute(Tuple.of(userId)).map(rows -> StreamSupport.stream(
                        rows.spliterator(), false)
                .map(row -> row.getString(0))
                .findFirst());
    }
}
