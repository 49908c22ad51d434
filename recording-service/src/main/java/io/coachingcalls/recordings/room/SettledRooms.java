package io.coachingcalls.recordings.room;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import io.coachingcalls.jobs.Claim;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

/** The rooms of which something is still to be done as nobody comes back to them. The fold puts them here. */
@ApplicationScoped
public class SettledRooms {

    /** Does what is to be done when nobody comes back. */
    public static final String JOB = "settled-rooms";

    static final String PUT = """
            INSERT INTO recordings.settled_rooms (room)
            SELECT room FROM recordings.rooms WHERE room = ANY ($1) AND settled_at IS NOT NULL
            ON CONFLICT DO NOTHING
            """;

    private static final String WORDS_CAME = """
            UPDATE recordings.settled_rooms SET
              done = false, due_at = clock_timestamp() + $2 * interval '1 millisecond'
            WHERE room = $1
            """;

    private static final String CLAIM = Claim.of("recordings.settled_rooms", "room", "due_at")
            .where("NOT done")
            .returning("room, due_at");

    private static final String LATER = """
            UPDATE recordings.settled_rooms SET due_at = clock_timestamp() + $3 * interval '1 millisecond'
            WHERE room = $1 AND due_at = $2
            """;

    private static final String DONE =
            "UPDATE recordings.settled_rooms SET done = true WHERE room = $1 AND due_at = $2";

    private final Pool pool;

    SettledRooms(Pool pool) {
        this.pool = pool;
    }

    /** @param claimedUntil tells this claim from others */
    public record Settled(String room, OffsetDateTime claimedUntil) {}

    /** Somebody was late: a room that is settled, done with or not, is looked at again after {@code pause}. */
    public Uni<Void> wordsCame(String room, Duration pause) {
        return pool.preparedQuery(WORDS_CAME)
                .execute(Tuple.of(room, pause.toMillis()))
                .replaceWithVoid();
    }

    /** Up to {@code most} that nobody is at; ours for {@code time}. */
    public Uni<List<Settled>> claim(int most, Duration time) {
        return pool.preparedQuery(CLAIM)
                .execute(Tuple.of(most, time.toMillis()))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new Settled(row.getString(0), row.getOffsetDateTime(1)))
                        .toList());
    }

    /** In the caller's transaction: something is still awaited; without effect where something came meanwhile. */
    public Uni<Void> later(SqlClient transaction, Settled settled, Duration pause) {
        return transaction
                .preparedQuery(LATER)
                .execute(Tuple.of(settled.room(), settled.claimedUntil(), pause.toMillis()))
                .replaceWithVoid();
    }

    /** In the caller's transaction; without effect where something came meanwhile. */
    public Uni<Void> done(SqlClient transaction, Settled settled) {
        return transaction
                .preparedQuery(DONE)
                .execute(Tuple.of(settled.room(), settled.claimedUntil()))
                .replaceWithVoid();
    }
}
