package io.coachingcalls.recordings.commitments;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import io.coachingcalls.problem.ProblemException;
import io.coachingcalls.text.Keys;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jspecify.annotations.Nullable;

/** What people promised in their calls, until it is done. */
@ApplicationScoped
public class Commitments {

    private static final String COLUMNS = """
            SELECT c.*, r.session_id FROM recordings.commitments c JOIN recordings.rooms r USING (room)
            """;

    private static final String LIST = COLUMNS + """
            WHERE c.user_id = $1 AND ($2 OR c.done_at IS NULL) ORDER BY c.made_at DESC, c.id LIMIT $3
            """;

    private static final String OPEN_OF_OTHER_CALLS = """
            SELECT c.text, c.owner, c.due, c.made_at FROM recordings.commitments c
            JOIN recordings.rooms r USING (room) JOIN recordings.rooms here ON here.room = $2
            WHERE c.user_id = here.owner_id AND c.room <> here.room AND c.done_at IS NULL
              AND array_remove(array_append(here.invited, here.coach_id), NULL) <@ array_append(r.invited, r.coach_id)
              AND NOT r.gone && array_append(here.invited, here.coach_id)
            ORDER BY c.made_at DESC, c.id LIMIT $1
            """;

    /** What is done stays done, and stays, even if a new summary of the call does not name it. */
    private static final String FORGET = """
            DELETE FROM recordings.commitments WHERE room = $1 AND done_at IS NULL AND id <> ALL ($2)
            """;

    private static final String KEEP = """
            INSERT INTO recordings.commitments (id, user_id, room, text, owner, due, made_at)
            SELECT promised.id, $1, r.room, promised.text, promised.owner, promised.due, coalesce(r.first_joined_at, now())
            FROM unnest($3::uuid[], $4::text[], $5::text[], $6::text[]) AS promised (id, text, owner, due)
            JOIN recordings.rooms r ON r.room = $2
            ON CONFLICT (id) DO UPDATE SET owner = EXCLUDED.owner, due = EXCLUDED.due
            """;

    private static final String MARK = """
            UPDATE recordings.commitments c
            SET done_at = CASE WHEN NOT $3 THEN NULL ELSE coalesce(done_at, now()) END
            FROM recordings.rooms r WHERE r.room = c.room AND c.id = $1 AND c.user_id = $2
            RETURNING c.*, r.session_id
            """;

    private static final int MOST_LISTED = 200;

    private final Pool pool;

    Commitments(Pool pool) {
        this.pool = pool;
    }

    /** Something that a summary says was promised. */
    public record Promise(
            String text, @Nullable String owner, @Nullable String due) {}

    /** One that nobody has marked done. */
    public record OpenPromise(Promise promise, Instant madeAt) {}

    /** In the caller's transaction: these are what was promised in the room, and what else was open is not. */
    public Uni<Void> replace(SqlClient transaction, String room, String userId, List<Promise> promises) {
        // The same promise twice is one
        List<Promise> distinct = promises.stream()
                .collect(Collectors.toMap(
                        promise -> id(room, promise), promise -> promise, (a, b) -> a, LinkedHashMap::new))
                .values()
                .stream()
                .toList();
        UUID[] ids = distinct.stream().map(promise -> id(room, promise)).toArray(UUID[]::new);
        Tuple rows = Tuple.tuple()
                .addString(userId)
                .addString(room)
                .addArrayOfUUID(ids)
                .addArrayOfString(distinct.stream().map(Promise::text).toArray(String[]::new))
                .addArrayOfString(distinct.stream().map(Promise::owner).toArray(String[]::new))
                .addArrayOfString(distinct.stream().map(Promise::due).toArray(String[]::new));
        return transaction
                .preparedQuery(FORGET)
                .execute(Tuple.of(room, ids))
                .chain(() -> transaction.preparedQuery(KEEP).execute(rows))
                .replaceWithVoid();
    }

    /**
     * What is still open of the other calls of a room's owner, the newest first; only of calls that everybody who is
     * named in this one may read too.
     */
    public Uni<List<OpenPromise>> openOfOtherCalls(String room, int most) {
        return pool.preparedQuery(OPEN_OF_OTHER_CALLS)
                .execute(Tuple.of(most, room))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new OpenPromise(
                                new Promise(row.getString(0), row.getString(1), row.getString(2)),
                                row.getOffsetDateTime(3).toInstant()))
                        .toList());
    }

    /** The newest first. */
    Uni<List<Commitment>> of(String userId, boolean doneToo) {
        return pool.preparedQuery(LIST)
                .execute(Tuple.of(userId, doneToo, MOST_LISTED))
                .map(Commitments::commitments);
    }

    /** What a person still owes, the newest first: for themselves alone. */
    public Uni<List<Promise>> openOfPerson(String userId, int most) {
        return of(userId, false).map(open -> open.stream()
                .limit(most)
                .map(one -> new Promise(one.text(), one.owner(), one.due()))
                .toList());
    }

    /** @throws ProblemException 404 for one that does not exist or is somebody else's */
    Uni<Commitment> mark(UUID id, String userId, boolean done) {
        return pool.preparedQuery(MARK)
                .execute(Tuple.of(id, userId, done))
                .map(rows -> commitments(rows).stream().findFirst().orElseThrow(ProblemException::notFound));
    }

    private static UUID id(String room, Promise promise) {
        String name = Keys.join('/', room, promise.text().toLowerCase(Locale.ROOT));
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    private static List<Commitment> commitments(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(Commitment::from)
                .toList();
    }
}
