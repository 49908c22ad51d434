package io.coachingcalls.sessions.stale;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import io.coachingcalls.structure.SpeaksSql;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jspecify.annotations.Nullable;

/** Finds sessions that have been in progress for long, by the index of those in progress. */
@ApplicationScoped
@SpeaksSql("finds what nobody else looks for")
class StaleStore {

    static final String FIND = """
            SELECT s.id, s.room_name, s.room_sid, s.started_at, p.last_joined_at,
              coalesce(m.misses, 0) AS misses, m.first_missed_at,
              EXISTS (SELECT FROM sessions.facts f
                WHERE f.room_name = s.room_name AND f.id = 'rec:' || s.room_sid || ':finished') AS was_lost
            FROM sessions.coaching_sessions s
            LEFT JOIN sessions.reconcile_misses m
              ON m.room_sid = coalesce(s.room_sid, s.room_name) AND m.participant_sid = ''
            CROSS JOIN LATERAL (
              SELECT max(joined_at) AS last_joined_at FROM sessions.video_participants
              WHERE session_id = s.id AND left_at IS NULL
            ) p
            WHERE s.status = 'in_progress' AND s.started_at < $1 AND (s.started_at, s.id) > ($2, $3)
            ORDER BY s.started_at, s.id LIMIT $4
            """;

    private static final String FIND_UNATTENDED = """
            SELECT id, room_name, coalesce(scheduled_for, created_at) AS opened_at FROM sessions.coaching_sessions
            WHERE status = 'scheduled' AND open_room_sids = '{}' AND coalesce(scheduled_for, created_at) < $1
            ORDER BY coalesce(scheduled_for, created_at), id LIMIT $2
            """;

    private final Pool pool;

    StaleStore(Pool pool) {
        this.pool = pool;
    }

    /** The oldest ones after {@code after} that started before {@code before}. */
    Uni<List<StaleSession>> find(Instant before, Position after, int limit) {
        var parameters = Tuple.of(time(before), time(after.startedAt()), after.id(), limit);
        return pool.preparedQuery(FIND).execute(parameters).map(rows -> StreamSupport.stream(rows.spliterator(), false)
                .map(StaleStore::session)
                .toList());
    }

    /** The oldest that opened before {@code before}. */
    Uni<List<UnattendedCall>> findUnattended(Instant before, int limit) {
        return pool.preparedQuery(FIND_UNATTENDED)
                .execute(Tuple.of(time(before), limit))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new UnattendedCall(
                                row.getUUID("id"),
                                row.getString("room_name"),
                                row.getOffsetDateTime("opened_at").toInstant()))
                        .toList());
    }

    private static StaleSession session(Row row) {
        return new StaleSession(
                row.getUUID("id"),
                row.getString("room_name"),
                row.getString("room_sid"),
                row.getOffsetDateTime("started_at").toInstant(),
                instant(row.getOffsetDateTime("last_joined_at")),
                row.getInteger("misses"),
                instant(row.getOffsetDateTime("first_missed_at")),
                row.getBoolean("was_lost"));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /** How far a walk through them has come. */
    record Position(Instant startedAt, UUID id) {

        static final Position START = new Position(Instant.EPOCH, new UUID(0, 0));

        static Position of(StaleSession session) {
            return new Position(session.startedAt(), session.id());
        }
    }
}
