package io.coachingcalls.sessions.settling;

import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

/** Which settled sessions are to be told of. */
@ApplicationScoped
class SettlementStore {

    /** A claim instead of a lock held while the broker is asked: the fold must never wait for Kafka. */
    private static final String CLAIM = """
            WITH claimed AS (
              UPDATE sessions.coaching_sessions SET next_announcement_at = now() + $2 * interval '1 millisecond'
              WHERE id IN (
                SELECT id FROM sessions.coaching_sessions
                WHERE settles_at <= now() AND next_announcement_at <= now()
                  AND (announced_settles_at, announced_attendance_revision)
                    IS DISTINCT FROM (settles_at, attendance_revision)
                ORDER BY settles_at LIMIT $1
                FOR UPDATE SKIP LOCKED)
              RETURNING *)
            SELECT claimed.*, coalesce(people, '[]') AS people FROM claimed
            CROSS JOIN LATERAL (
              SELECT jsonb_agg(DISTINCT jsonb_build_object('user_id', user_id, 'name', name)) AS people
              FROM sessions.video_participants WHERE session_id = claimed.id AND kind = 'person'
            ) AS inside
            """;

    /** What settled otherwise meanwhile is still to be told. */
    private static final String ANNOUNCED = """
            UPDATE sessions.coaching_sessions
            SET announced_settles_at = $2, announced_attendance_revision = $3, next_announcement_at = '-infinity'
            WHERE id = $1
            """;

    private final Pool pool;

    SettlementStore(Pool pool) {
        this.pool = pool;
    }

    /** Up to {@code most} that no other replica is telling of; ours for {@code time}. */
    Uni<List<SettledSession>> claim(int most, Duration time) {
        return pool.preparedQuery(CLAIM)
                .execute(Tuple.of(most, time.toMillis()))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(SettledSession::from)
                        .toList());
    }

    Uni<Void> markAnnounced(SettledSession session) {
        return pool.preparedQuery(ANNOUNCED)
                .execute(Tuple.of(
                        session.id(), session.settledAt(), session.event().revision()))
                .replaceWithVoid();
    }
}
