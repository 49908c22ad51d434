package io.coachingcalls.recordings.speech;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import io.coachingcalls.facts.FoldedRows;
import io.coachingcalls.jobs.Claim;
import io.coachingcalls.recordings.transcript.Transcription;
import io.coachingcalls.recordings.transcript.Transcription.State;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** The files that are to be transcribed, and what became of them. */
@ApplicationScoped
class TranscriptionJobs {

    private static final String RECORDED = "SELECT * FROM recordings.recordings WHERE room = $1 ORDER BY attempt";

    private static final String RESULTS =
            "SELECT state, cause FROM recordings.transcription_parts WHERE room = $1 ORDER BY attempt";

    private static final String ADD = """
            INSERT INTO recordings.transcription_parts (room, attempt, path, size_bytes, offset_ms, duration_ms)
            SELECT room, attempt, path, "sizeBytes", "offsetMs", "durationMs"
            FROM jsonb_to_recordset($1::text::jsonb) AS part (
              room text, attempt int, path text, "sizeBytes" bigint, "offsetMs" bigint, "durationMs" bigint)
            ON CONFLICT DO NOTHING
            """;

    private static final String CLAIM = Claim.of("recordings.transcription_parts", "room, attempt", "next_attempt_at")
            .where("state = 'waiting'")
            .returning("*");

    private static final String OURS = " WHERE room = $1 AND attempt = $2 AND tries = $3 AND state = 'waiting'";

    private static final String STILL_AT_IT =
            "UPDATE recordings.transcription_parts SET next_attempt_at = now() + $4 * interval '1 millisecond'" + OURS;

    private static final String HEARD = "UPDATE recordings.transcription_parts SET state = $4, cause = NULL" + OURS;

    private static final String NOT_HEARD = """
            UPDATE recordings.transcription_parts SET
              tries = tries + 1, cause = $4, state = CASE WHEN $5 THEN 'failed' ELSE 'waiting' END,
              next_attempt_at = now() + $6 * interval '1 millisecond'
            """ + OURS;

    private final Pool pool;

    TranscriptionJobs(Pool pool) {
        this.pool = pool;
    }

    Uni<List<Recorded>> recorded(SqlClient connection, String room) {
        return connection.preparedQuery(RECORDED).execute(Tuple.of(room)).map(rows -> list(rows, Recorded::from));
    }

    /** Of each file of a room. */
    Uni<List<Transcription>> results(SqlClient connection, String room) {
        return connection
                .preparedQuery(RESULTS)
                .execute(Tuple.of(room))
                .map(rows ->
                        list(rows, row -> new Transcription(State.of(row.getString("state")), row.getString("cause"))));
    }

    /** In the caller's transaction; those that are there stay as they are. */
    Uni<Void> add(SqlClient transaction, List<TranscriptionJob> jobs) {
        return transaction
                .preparedQuery(ADD)
                .execute(Tuple.of(FoldedRows.json(jobs)))
                .replaceWithVoid();
    }

    /** Up to {@code most} that nobody is at; ours for {@code time}. */
    Uni<List<TranscriptionJob>> claim(int most, Duration time) {
        return pool.preparedQuery(CLAIM)
                .execute(Tuple.of(most, time.toMillis()))
                .map(rows -> list(rows, TranscriptionJob::from));
    }

    /** Keeps the job ours for {@code time} from now. */
    Uni<Void> stillAtIt(TranscriptionJob job, Duration time) {
        return pool.preparedQuery(STILL_AT_IT)
                .execute(Tuple.of(job.room(), job.attempt(), job.tries(), time.toMillis()))
                .replaceWithVoid();
    }

    /**
     * Keeps the result, unless somebody else has, or the call was erased.
     *
     * @param besides what is written with it, in the same transaction
     */
    Uni<Void> heard(TranscriptionJob job, State result, Function<SqlConnection, Uni<Void>> besides) {
        return pool.withTransaction(transaction -> transaction
                .preparedQuery(HEARD)
                .execute(Tuple.of(job.room(), job.attempt(), job.tries(), result.value()))
                .chain(done -> done.rowCount() == 0 ? Uni.createFrom().voidItem() : besides.apply(transaction)));
    }

    /** @param last it is not tried again */
    Uni<Void> notHeard(TranscriptionJob job, String cause, boolean last, Duration pause) {
        return pool.preparedQuery(NOT_HEARD)
                .execute(Tuple.of(job.room(), job.attempt(), job.tries(), cause, last, pause.toMillis()))
                .replaceWithVoid();
    }

    private static <T> List<T> list(RowSet<Row> rows, Function<Row, T> read) {
        return StreamSupport.stream(rows.spliterator(), false).map(read).toList();
    }
}
