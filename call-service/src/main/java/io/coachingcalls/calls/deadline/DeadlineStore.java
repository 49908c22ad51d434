package io.coachingcalls.calls.deadline;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import io.coachingcalls.jobs.Claim;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jspecify.annotations.Nullable;

/** Which rooms are to be looked at, and by whom; the columns for it are in the runs' own rows. */
@ApplicationScoped
class DeadlineStore {

    private static final String CLAIM = """
            WITH claimed AS (%s)
            SELECT claimed.*, now() AS looked_at,
              call.ended_at IS NOT NULL
                OR call.room IS NOT NULL AND EXISTS (
                  SELECT 1 FROM calls.room_runs other
                  WHERE other.room = claimed.room AND other.sid <> claimed.sid
                    AND other.first_joined_at IS NOT NULL AND other.finished_at IS NOT NULL
                    AND other.of_the_call AND NOT other.continued) AS over,
              (SELECT min(first_joined_at) FROM calls.room_runs run WHERE run.room = claimed.room AND run.of_the_call)
                + call.max_duration_seconds * interval '1 second' AS deadline
            FROM claimed LEFT JOIN calls.calls call ON call.room = claimed.room
            """.formatted(Claim.of("calls.room_runs", "room, sid", "look_at")
            .until("claimed_until")
            .returning("room, sid, look_at, warned_at"));

    /** An event that came in the meantime asks for another look, and is not lost. */
    private static final String WAIT = """
            UPDATE calls.room_runs
            SET look_at = CASE WHEN look_at = $3 THEN $4::timestamptz ELSE look_at END,
                warned_at = COALESCE(warned_at, $5::timestamptz),
                claimed_until = '-infinity'
            WHERE room = $1 AND sid = $2
            """;

    private static final String CLOSED = """
            UPDATE calls.room_runs SET closed_at = now(), look_at = NULL, claimed_until = '-infinity'
            WHERE room = $1 AND sid = $2
            """;

    private final Pool database;

    DeadlineStore(Pool database) {
        this.database = database;
    }

    /** Up to {@code most} that nobody else is looking at; ours for {@code time}. */
    Uni<List<DueRun>> claim(int most, Duration time) {
        return database.preparedQuery(CLAIM)
                .execute(Tuple.of(most, time.toMillis()))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(DueRun::from)
                        .toList());
    }

    /** Gives the claim back; null when only an event can make a difference. */
    Uni<Void> waitUntil(DueRun run, @Nullable Instant lookAt) {
        return update(run, lookAt, null);
    }

    Uni<Void> markWarned(DueRun run, Instant lookAt) {
        return update(run, lookAt, run.now());
    }

    /** Nothing is left to be done about this run. */
    Uni<Void> markClosed(DueRun run) {
        return database.preparedQuery(CLOSED)
                .execute(Tuple.of(run.room(), run.sid()))
                .replaceWithVoid();
    }

    private Uni<Void> update(DueRun run, @Nullable Instant lookAt, @Nullable Instant warnedAt) {
        return database.preparedQuery(WAIT)
                .execute(Tuple.of(run.room(), run.sid(), utc(run.lookAt()), utc(lookAt), utc(warnedAt)))
                .replaceWithVoid();
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant time) {
        return time == null ? null : time.atOffset(ZoneOffset.UTC);
    }
}
