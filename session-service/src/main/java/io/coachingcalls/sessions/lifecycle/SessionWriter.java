package io.coachingcalls.sessions.lifecycle;

import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.coachingcalls.events.EventJson;
import io.coachingcalls.facts.FactLog;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * The one way to change {@code coaching_sessions}, {@code video_participants} and {@code session_members}: add facts.
 * Whatever follows from them is written in the same transaction, over what stood there before.
 */
@ApplicationScoped
public class SessionWriter {

    private static final String UPSERT_SESSIONS = """
            INSERT INTO sessions.coaching_sessions AS existing
              (id, room_name, user_id, call_type, status, title, coach_id, invited, scheduled_for, max_duration_seconds,
               room_sid, room_finished_at, started_at, ended_at, duration_seconds, end_reason, participant_count,
               participant_names, notes, created_at)
            SELECT id, room_name, user_id, call_type, status, title, coach_id, invited, scheduled_for, max_duration_seconds,
               room_sid, room_finished_at, started_at, ended_at, duration_seconds, end_reason, participant_count,
               participant_names, notes, created_at
            FROM jsonb_populate_recordset(NULL::sessions.coaching_sessions, $1::text::jsonb)
            ON CONFLICT (id) DO UPDATE SET
              user_id = EXCLUDED.user_id, call_type = EXCLUDED.call_type, status = EXCLUDED.status,
              title = EXCLUDED.title, coach_id = EXCLUDED.coach_id, invited = EXCLUDED.invited,
              scheduled_for = EXCLUDED.scheduled_for, max_duration_seconds = EXCLUDED.max_duration_seconds,
              room_sid = EXCLUDED.room_sid, room_finished_at = EXCLUDED.room_finished_at,
              started_at = EXCLUDED.started_at, ended_at = EXCLUDED.ended_at,
              duration_seconds = EXCLUDED.duration_seconds, end_reason = EXCLUDED.end_reason, participant_count = EXCLUDED.participant_count,
              participant_names = EXCLUDED.participant_names, notes = EXCLUDED.notes, created_at = EXCLUDED.created_at
            """;

    private static final String UPSERT_PARTICIPANTS = """
            WITH folded AS (
              SELECT * FROM jsonb_populate_recordset(NULL::sessions.video_participants, $1::text::jsonb)
            ), gone AS (
              DELETE FROM sessions.video_participants
              WHERE session_id = ANY($2) AND id NOT IN (SELECT id FROM folded)
            )
            INSERT INTO sessions.video_participants AS existing SELECT * FROM folded
            ON CONFLICT (id) DO UPDATE SET
              session_id = EXCLUDED.session_id, participant_sid = EXCLUDED.participant_sid, user_id = EXCLUDED.user_id,
              name = EXCLUDED.name, kind = EXCLUDED.kind, joined_at = EXCLUDED.joined_at, left_at = EXCLUDED.left_at,
              join_provenance = EXCLUDED.join_provenance, left_provenance = EXCLUDED.left_provenance,
              aliases = EXCLUDED.aliases
            """;

    private static final String UPSERT_MEMBERS = """
            WITH folded AS (
              SELECT * FROM jsonb_populate_recordset(NULL::sessions.session_members, $1::text::jsonb)
            ), gone AS (
              DELETE FROM sessions.session_members
              WHERE session_id = ANY($2) AND (session_id, user_id) NOT IN (SELECT session_id, user_id FROM folded)
            )
            INSERT INTO sessions.session_members AS existing SELECT * FROM folded
            ON CONFLICT (session_id, user_id) DO UPDATE SET created_at = EXCLUDED.created_at
            """;

    /** Told to every replica when the transaction commits, and not when it does not. */
    public static final String CHANGES_CHANNEL = "session_changes";

    private static final String NOTIFY =
            "SELECT pg_notify('" + CHANGES_CHANNEL + "', id::text) FROM unnest($1::uuid[]) AS id";

    private final Pool pool;
    private final FactLog<SessionFact> log = new FactLog<>("sessions", SessionFact.class);

    SessionWriter(Pool pool) {
        this.pool = pool;
    }

    /** Completes when the facts and all that follows from them are committed; facts that are known change nothing. */
    public Uni<Void> apply(Collection<? extends SessionFact> facts) {
        return log.apply(pool, facts, this::write);
    }

    /** Writes the rows of a room once more from its facts. Changes nothing, unless the fold itself has changed. */
    public Uni<Void> rebuild(String room) {
        return log.rebuild(pool, room, this::write);
    }

    /** All facts of a room, in no particular order. */
    Uni<List<SessionFact>> facts(String room) {
        return log.read(pool, List.of(room)).map(known -> known.getOrDefault(room, List.of()));
    }

    private Uni<Void> write(SqlConnection transaction, Map<String, List<SessionFact>> known) {
        return write(
                transaction,
                known.entrySet().stream()
                        .map(room -> SessionFold.fold(room.getKey(), room.getValue()))
                        .toList());
    }

    private Uni<Void> write(SqlConnection transaction, List<SessionHistory> histories) {
        UUID[] sessions = histories.stream().map(h -> h.session().id()).toArray(UUID[]::new);
        String rows = json(histories.stream().map(SessionHistory::session).toList());
        String participants =
                json(histories.stream().flatMap(h -> h.participants().stream()).toList());
        String members = json(histories.stream().flatMap(SessionWriter::members).toList());
        return transaction
                .preparedQuery(UPSERT_SESSIONS)
                .execute(Tuple.of(rows))
                .chain(() -> transaction.preparedQuery(UPSERT_PARTICIPANTS).execute(Tuple.of(participants, sessions)))
                .chain(() -> transaction.preparedQuery(UPSERT_MEMBERS).execute(Tuple.of(members, sessions)))
                .chain(() -> transaction.preparedQuery(NOTIFY).execute(Tuple.of(sessions)))
                .replaceWithVoid();
    }

    private static Stream<Member> members(SessionHistory history) {
        return history.members().stream()
                .map(userId -> new Member(
                        userId, history.session().id(), history.session().createdAt()));
    }

    private static String json(List<?> rows) {
        try {
            return EventJson.MAPPER.writeValueAsString(rows);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A row of {@code session_members}. */
    @JsonNaming(SnakeCaseStrategy.class)
    private record Member(String userId, UUID sessionId, Instant createdAt) {}
}
