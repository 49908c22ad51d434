package io.coachingcalls.sessions.reconcile;

import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.coachingcalls.events.EventJson;
import io.coachingcalls.sessions.reconcile.KnownSession.KnownParticipant;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** What the reconciler reads of the sessions, and its own count of what is missing. */
@ApplicationScoped
class ReconcileStore {

    private static final String KNOWN = """
            SELECT s.room_name, s.room_sid, s.open_room_sids, s.status = 'in_progress' AS in_progress,
              s.facts_full, f.started, f.ended, f.reconciled, l.lost, p.participants
            FROM sessions.coaching_sessions s
            CROSS JOIN LATERAL (
              SELECT coalesce(array_agg(body ->> 'roomSid') FILTER (WHERE body ->> 'type' = 'room_started'), '{}') AS started,
                coalesce(array_agg(body ->> 'roomSid') FILTER (
                  WHERE body ->> 'type' = 'room_finished' AND body ->> 'provenance' <> 'reconciled'), '{}') AS ended,
                coalesce(array_agg(id) FILTER (WHERE id LIKE 'rec:%'), '{}') AS reconciled
              FROM sessions.facts WHERE room_name = s.room_name
            ) f
            CROSS JOIN LATERAL (
              SELECT coalesce(jsonb_object_agg(sid, since), '{}')::text AS lost FROM (
                SELECT body ->> 'roomSid' AS sid,
                  max((extract(epoch FROM (body ->> 'time')::timestamptz) * 1000)::bigint) AS since
                FROM sessions.facts
                WHERE room_name = s.room_name
                  AND body ->> 'type' = 'room_finished' AND body ->> 'provenance' = 'reconciled'
                GROUP BY body ->> 'roomSid') AS finished
            ) l
            CROSS JOIN LATERAL (
              SELECT coalesce(jsonb_agg(jsonb_build_object(
                'sid', participant_sid, 'identity', user_id, 'name', name, 'agent', kind = 'agent',
                'joinedAtMs', (extract(epoch FROM joined_at) * 1000)::bigint, 'present', left_at IS NULL,
                'lostAtMs', CASE WHEN left_provenance = 'reconciled' THEN (extract(epoch FROM left_at) * 1000)::bigint END)), '[]')::text AS participants
              FROM sessions.video_participants WHERE session_id = s.id AND participant_sid IS NOT NULL
            ) p
            """;

    private static final String LIVE = KNOWN + "WHERE s.status = 'in_progress' OR s.open_room_sids <> '{}'";
    private static final String OF_ROOMS = KNOWN + "WHERE s.room_name = ANY($1)";

    private static final String MISSES =
            "SELECT room_sid, participant_sid, misses, first_missed_at FROM sessions.reconcile_misses";

    private static final String KEEP_MISSES = """
            WITH missing AS (
              SELECT * FROM unnest($1::text[], $2::text[], $3::int[], $4::timestamptz[])
                AS missing (room_sid, participant_sid, misses, first_missed_at)
            ), seen AS (
              DELETE FROM sessions.reconcile_misses
              WHERE (room_sid, participant_sid) NOT IN (SELECT room_sid, participant_sid FROM missing)
            )
            INSERT INTO sessions.reconcile_misses SELECT * FROM missing
            ON CONFLICT (room_sid, participant_sid) DO UPDATE SET misses = EXCLUDED.misses
            """;

    /** Sessions that we believe are going on, or whose room may be open. */
    Uni<List<KnownSession>> live(SqlConnection connection) {
        return connection.query(LIVE).execute().map(rows -> list(rows, ReconcileStore::session));
    }

    /** Those of these rooms that we know. */
    Uni<List<KnownSession>> ofRooms(SqlConnection connection, Set<String> rooms) {
        return connection
                .preparedQuery(OF_ROOMS)
                .execute(Tuple.of(rooms.toArray(String[]::new)))
                .map(rows -> list(rows, ReconcileStore::session));
    }

    Uni<Map<Missing, Misses>> misses(SqlConnection connection) {
        return connection.query(MISSES).execute().map(rows -> {
            Map<Missing, Misses> misses = new HashMap<>();
            rows.forEach(row -> misses.put(
                    new Missing(row.getString("room_sid"), row.getString("participant_sid")),
                    new Misses(
                            row.getInteger("misses"),
                            row.getOffsetDateTime("first_missed_at").toInstant())));
            return misses;
        });
    }

    /** Instead of all that was counted before. */
    Uni<Void> keep(SqlConnection connection, Map<Missing, Misses> misses) {
        List<Map.Entry<Missing, Misses>> entries = List.copyOf(misses.entrySet());
        return connection
                .preparedQuery(KEEP_MISSES)
                .execute(Tuple.of(
                        entries.stream().map(e -> e.getKey().roomSid()).toArray(String[]::new),
                        entries.stream().map(e -> e.getKey().participantSid()).toArray(String[]::new),
                        entries.stream().map(e -> e.getValue().count()).toArray(Integer[]::new),
                        entries.stream()
                                .map(e -> e.getValue().first().atOffset(ZoneOffset.UTC))
                                .toArray(java.time.OffsetDateTime[]::new)))
                .replaceWithVoid();
    }

    private static KnownSession session(Row row) {
        return new KnownSession(
                row.getString("room_name"),
                row.getString("room_sid"),
                List.of(row.getArrayOfStrings("open_room_sids")),
                row.getBoolean("in_progress"),
                row.getBoolean("facts_full"),
                Set.copyOf(Arrays.asList(row.getArrayOfStrings("started"))),
                Set.copyOf(Arrays.asList(row.getArrayOfStrings("ended"))),
                lost(row.getString("lost")),
                Set.copyOf(Arrays.asList(row.getArrayOfStrings("reconciled"))),
                participants(row.getString("participants")));
    }

    private static Map<String, KnownParticipant> participants(String json) {
        return Arrays.stream(read(json, new TypeReference<KnownParticipant[]>() {}))
                .collect(Collectors.toMap(KnownParticipant::sid, Function.identity()));
    }

    private static Map<String, Long> lost(String json) {
        return read(json, new TypeReference<Map<String, Long>>() {});
    }

    private static <T> T read(String json, TypeReference<T> type) {
        try {
            return EventJson.MAPPER.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("our own query's JSON cannot be read", e);
        }
    }

    private static <T> List<T> list(Iterable<Row> rows, Function<Row, T> read) {
        return StreamSupport.stream(rows.spliterator(), false).map(read).toList();
    }
}
