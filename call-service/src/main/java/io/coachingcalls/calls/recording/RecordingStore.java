package io.coachingcalls.calls.recording;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import io.coachingcalls.calls.call.RecordingPreference;
import io.coachingcalls.calls.livekit.RecordingReason;
import io.coachingcalls.calls.livekit.RecordingStart;
import io.coachingcalls.events.RecordingOutcome;
import io.coachingcalls.jobs.Claim;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jspecify.annotations.Nullable;

/** Which calls should be recorded, and what was tried for it. */
@ApplicationScoped
class RecordingStore {

    private static final String KEEP_PREFERENCE = """
            UPDATE calls.calls SET recording_wanted = $2, recording_by = $3, recording_tier = $4
            WHERE room = $1 AND ended_at IS NULL
            """;

    private static final String SWITCH_OFF = """
            UPDATE calls.calls SET recording_wanted = false, recording_look_at = now() WHERE room = $1
            """;

    /** Two at the same time meet at the table's keys, and one of them begins nothing. */
    private static final String BEGIN = """
            WITH call AS (
              UPDATE calls.calls
              SET joined_since_attempt = false, recording_look_at = now() + interval '5 seconds'
              WHERE room = $1 AND recording_wanted AND ended_at IS NULL
                AND NOT EXISTS (SELECT 1 FROM calls.recording_attempts WHERE room = $1 AND (ended_at IS NULL OR $2))
              RETURNING room, recording_by, recording_tier)
            INSERT INTO calls.recording_attempts (room, attempt, wished_by, tier)
            SELECT room, (SELECT COALESCE(max(attempt), 0) + 1 FROM calls.recording_attempts WHERE room = $1),
              recording_by, recording_tier
            FROM call
            ON CONFLICT DO NOTHING
            RETURNING *
            """;

    /** What is known already is not made unknown again. */
    private static final String SETTLE = """
            UPDATE calls.recording_attempts
            SET outcome = $3, reason = $4, egress_id = $5, ended_at = CASE WHEN $3 IN ('failed', 'skipped') THEN now() END,
              outcome_at = now(), revision = revision + 1, next_announcement_at = now() + interval '2 seconds'
            WHERE room = $1 AND attempt = $2 AND outcome = 'unknown' AND (revision = 0 OR $3 <> 'unknown')
            """;

    private static final String END = """
            UPDATE calls.recording_attempts SET ended_at = now()
            WHERE room = $1 AND attempt = $2 AND ended_at IS NULL
            """;

    /** One row, also of a call that was erased: nothing is wanted for that. */
    private static final String CALL = """
            SELECT coalesce(bool_or(recording_wanted AND ended_at IS NULL), false) AS wanted,
              coalesce(bool_or(joined_since_attempt), false) AS joined_since_attempt, now() AS looked_at
            FROM calls.calls WHERE room = $1
            """;

    private static final String ATTEMPTS = "SELECT * FROM calls.recording_attempts WHERE room = $1 ORDER BY attempt";

    private static final String CLAIM = Claim.of("calls.calls", "room", "recording_look_at")
            .until("recording_claimed_until")
            .returning("room, recording_look_at");

    /** A request for another look that came in the meantime stays. */
    private static final String LOOKED = """
            UPDATE calls.calls
            SET recording_claimed_until = '-infinity',
                recording_look_at = CASE WHEN recording_look_at = $2
                  THEN now() + $3 * interval '1 millisecond' ELSE recording_look_at END
            WHERE room = $1
            """;

    private final Pool database;

    RecordingStore(Pool database) {
        this.database = database;
    }

    /** A room that the sweep is to look at, since {@code lookAt}. */
    record Due(String room, Instant lookAt) {}

    Uni<Void> keep(String room, RecordingPreference preference) {
        return execute(KEEP_PREFERENCE, Tuple.of(room, preference.wanted(), preference.by(), preference.tier()));
    }

    Uni<Void> switchOff(String room) {
        return execute(SWITCH_OFF, Tuple.of(room));
    }

    /**
     * Begins the next attempt, if the call should be recorded and none is open.
     *
     * @param onlyFirst begins none where one was begun before
     * @return empty when there is nothing to begin
     */
    Uni<Optional<RecordingAttempt>> begin(String room, boolean onlyFirst) {
        return database.preparedQuery(BEGIN).execute(Tuple.of(room, onlyFirst)).map(rows -> attempts(rows).stream()
                .findFirst());
    }

    /** Writes down what came of an attempt of which nothing was known. */
    Uni<Void> settle(RecordingAttempt attempt, RecordingStart start) {
        return switch (start) {
            case RecordingStart.Started started -> settle(attempt, RecordingOutcome.STARTED, null, started.egressId());
            case RecordingStart.Skipped skipped -> settle(attempt, RecordingOutcome.SKIPPED, skipped.reason(), null);
            case RecordingStart.Failed failed -> settle(attempt, RecordingOutcome.FAILED, failed.reason(), null);
            case RecordingStart.Unknown unknown ->
                settle(attempt, RecordingOutcome.UNKNOWN, RecordingReason.EGRESS_TIMEOUT, null);
        };
    }

    Uni<Void> end(RecordingAttempt attempt) {
        return execute(END, Tuple.of(attempt.room(), attempt.attempt()));
    }

    Uni<RoomRecording> find(String room) {
        return database.preparedQuery(ATTEMPTS)
                .execute(Tuple.of(room))
                .map(RecordingStore::attempts)
                .chain(attempts -> database.preparedQuery(CALL)
                        .execute(Tuple.of(room))
                        .map(rows -> roomRecording(rows.iterator().next(), attempts)));
    }

    /** Up to {@code most} rooms that nobody else is looking at; ours for {@code time}. */
    Uni<List<Due>> claim(int most, Duration time) {
        return database.preparedQuery(CLAIM)
                .execute(Tuple.of(most, time.toMillis()))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new Due(
                                row.getString("room"),
                                row.getOffsetDateTime("recording_look_at").toInstant()))
                        .toList());
    }

    /** Gives the claim back. */
    Uni<Void> markLooked(Due due, @Nullable Duration lookAgainAfter) {
        OffsetDateTime lookAt = due.lookAt().atOffset(ZoneOffset.UTC);
        return execute(LOOKED, Tuple.of(due.room(), lookAt, lookAgainAfter == null ? null : lookAgainAfter.toMillis()));
    }

    private Uni<Void> settle(
            RecordingAttempt attempt,
            RecordingOutcome outcome,
            @Nullable RecordingReason reason,
            @Nullable String egressId) {
        return execute(
                SETTLE,
                Tuple.of(
                        attempt.room(),
                        attempt.attempt(),
                        outcome.value(),
                        reason == null ? null : reason.value(),
                        egressId));
    }

    private Uni<Void> execute(String statement, Tuple parameters) {
        return database.preparedQuery(statement).execute(parameters).replaceWithVoid();
    }

    private static RoomRecording roomRecording(Row call, List<RecordingAttempt> attempts) {
        return new RoomRecording(
                call.getBoolean("wanted"),
                call.getBoolean("joined_since_attempt"),
                attempts,
                call.getOffsetDateTime("looked_at").toInstant());
    }

    private static List<RecordingAttempt> attempts(RowSet<Row> rows) {
        List<RecordingAttempt> attempts = new ArrayList<>();
        rows.forEach(row -> attempts.add(RecordingAttempt.from(row)));
        return List.copyOf(attempts);
    }
}
