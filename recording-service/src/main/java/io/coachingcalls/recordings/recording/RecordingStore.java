package io.coachingcalls.recordings.recording;

import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import io.coachingcalls.jobs.Claim;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jspecify.annotations.Nullable;

/** Reads what the fold wrote, and counts the looks for objects. */
@ApplicationScoped
class RecordingStore {

    /** Each to one replica; a look that came to nothing, or was never made, is due again after the pause. */
    private static final String CLAIM_CHECKS = Claim.of("recordings.recordings", "room, attempt", "next_check_at")
            .where("awaits_object")
            .setting("""
                    checks = checks + 1, first_check_at = coalesce(first_check_at, now()),
                    next_check_at = now() + least($2 * 2 ^ least(checks, 20), 300000) * INTERVAL '1 millisecond'
                    """)
            .returning("room, attempt, path, checks, first_check_at");

    private static final String ATTEMPTS = "SELECT * FROM recordings.recordings WHERE room = $1 ORDER BY attempt";

    private static final String TOGETHER = "SELECT state, reason, url FROM recordings.room_recordings WHERE room = $1";

    private static final String OLDER_THAN = """
            SELECT * FROM recordings.recordings
            WHERE has_object AND first_at < now() - $1 * INTERVAL '1 day' AND next_removal_at <= now()
            ORDER BY first_at LIMIT $2
            """;

    /** Half the pause, so that it is due when the schedule comes round again; then twice as much each time. */
    private static final String NOT_REMOVED = """
            UPDATE recordings.recordings SET removal_failures = removal_failures + 1,
              next_removal_at = now()
                + least($3::bigint / 2 * 2 ^ least(removal_failures, 20), $4::bigint) * INTERVAL '1 millisecond'
            WHERE room = $1 AND attempt = $2
            """;

    private static final Duration LONGEST_PAUSE = Duration.ofDays(7);

    private final Pool pool;

    RecordingStore(Pool pool) {
        this.pool = pool;
    }

    Uni<List<ObjectCheck>> claimChecks(int most, Duration pause) {
        return pool.preparedQuery(CLAIM_CHECKS)
                .execute(Tuple.of(most, pause.toMillis()))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new ObjectCheck(
                                row.getString("room"),
                                row.getInteger("attempt"),
                                row.getString("path"),
                                row.getInteger("checks"),
                                row.getOffsetDateTime("first_check_at").toInstant()))
                        .toList());
    }

    Uni<List<KeptAttempt>> attempts(String room) {
        return pool.preparedQuery(ATTEMPTS).execute(Tuple.of(room)).map(RecordingStore::attempts);
    }

    /** What people are told of them together; null where there is none. */
    Uni<@Nullable Row> together(String room) {
        return pool.preparedQuery(TOGETHER)
                .execute(Tuple.of(room))
                .map(rows -> rows.size() == 0 ? null : rows.iterator().next());
    }

    /**
     * Up to {@code most} that have been kept for more than {@code days}, the oldest first; less those that could not be
     * removed a short while ago.
     */
    Uni<List<KeptAttempt>> olderThan(SqlClient connection, int days, int most) {
        return connection
                .preparedQuery(OLDER_THAN)
                .execute(Tuple.of(days, most))
                .map(RecordingStore::attempts);
    }

    /** Leaves it alone for {@code pause}, for longer each time it is said of the same one. */
    Uni<Void> notRemoved(KeptAttempt attempt, Duration pause) {
        return pool.preparedQuery(NOT_REMOVED)
                .execute(Tuple.of(attempt.room(), attempt.attempt(), pause.toMillis(), LONGEST_PAUSE.toMillis()))
                .replaceWithVoid();
    }

    private static List<KeptAttempt> attempts(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(KeptAttempt::from)
                .toList();
    }
}
