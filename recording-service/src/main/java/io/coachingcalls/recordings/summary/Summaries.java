package io.coachingcalls.recordings.summary;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;
import io.coachingcalls.events.CallEvent.CallSummarised.ActionDetail;
import io.coachingcalls.events.CallEvent.CallSummarised.Evidence;
import io.coachingcalls.facts.FoldedRows;
import io.coachingcalls.jobs.Claim;
import io.coachingcalls.recordings.room.CallRoom;
import io.coachingcalls.recordings.summary.CallSummary.Point;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jspecify.annotations.Nullable;

/** The summaries that are kept, and those still to be made. */
@ApplicationScoped
public class Summaries {

    /** Makes those that are waiting. */
    public static final String JOB = "summaries";

    /** What nobody was told of yet was made from the former transcript. */
    private static final String KEEP_UNANNOUNCED = """
            unannounced_transcript = CASE WHEN known.announced_revision < known.revision
              THEN coalesce(known.unannounced_transcript, known.transcript) END
            """;

    private static final String TASK = "room, user_id, transcript::text, given_by, request, attempts";

    /** Nothing is done again, or twice at a time, for the same words, unless that is what is wanted or it failed. */
    private static final String ASK = """
            INSERT INTO recordings.summaries AS known
              (room, user_id, call_type, transcript, given_by, state, next_attempt_at)
            VALUES ($1, $2, $6, $3::text::jsonb, $7, 'waiting', now() + $4 * interval '1 millisecond')
            ON CONFLICT (room) DO UPDATE SET
              user_id = EXCLUDED.user_id, call_type = EXCLUDED.call_type, transcript = EXCLUDED.transcript,
              given_by = EXCLUDED.given_by, state = 'waiting', cause = NULL,
              attempts = 0, request = known.request + 1, next_attempt_at = EXCLUDED.next_attempt_at,
              %s
            WHERE $5 OR known.cause IS NOT NULL OR known.transcript <> EXCLUDED.transcript
            """.formatted(KEEP_UNANNOUNCED) + " RETURNING " + TASK;

    /** Words that come later than a frontend that heard none end its silence; those of others, that of guests only. */
    private static final String ASK_IF_NONE = """
            INSERT INTO recordings.summaries AS known (room, user_id, call_type, transcript, state, next_attempt_at)
            VALUES ($1, $2, $4, $3::text::jsonb, 'waiting', now())
            ON CONFLICT (room) DO UPDATE SET
              transcript = EXCLUDED.transcript, given_by = NULL, state = 'waiting', cause = NULL,
              attempts = 0, request = known.request + 1, next_attempt_at = EXCLUDED.next_attempt_at,
              %s
            WHERE known.state IN ('no_speech', 'guests_only') AND known.transcript <> EXCLUDED.transcript
            """.formatted(KEEP_UNANNOUNCED);

    private static final String CLAIM = Claim.of("recordings.summaries", "room", "next_attempt_at")
            .where("state = 'waiting'")
            .returning(TASK);

    private static final String STILL_AT_IT = """
            UPDATE recordings.summaries SET next_attempt_at = now() + $3 * interval '1 millisecond'
            WHERE room = $1 AND request = $2 AND state = 'waiting'
            """;

    private static final String MADE = """
            UPDATE recordings.summaries SET
              state = 'ready', cause = NULL, summary = $3, decisions = $4::text::jsonb,
              next_actions = $5::text::jsonb, evidence = $6::text::jsonb, action_details = $7::text::jsonb,
              source = $8, dropped = $9,
              unannounced_transcript = NULL, made_at = now(), revision = revision + 1, announcement_failure = NULL, next_announcement_at = now() + interval '2 seconds'
            WHERE room = $1 AND request = $2 AND state = 'waiting'
            """;

    private static final String NONE = """
            UPDATE recordings.summaries SET
              state = $3, cause = NULL, summary = NULL, decisions = DEFAULT, next_actions = DEFAULT,
              evidence = DEFAULT, action_details = DEFAULT, source = DEFAULT, dropped = 0,
              unannounced_transcript = NULL, made_at = now(), revision = revision + 1, announcement_failure = NULL, next_announcement_at = now() + interval '2 seconds'
            WHERE room = $1 AND request = $2 AND state = 'waiting'
            """;

    private static final String NOT_MADE = """
            UPDATE recordings.summaries SET
              attempts = attempts + 1, cause = $3, state = CASE WHEN $4 THEN 'failed' ELSE 'waiting' END,
              next_attempt_at = now() + $5 * interval '1 millisecond'
            WHERE room = $1 AND request = $2 AND state = 'waiting'
            """;

    private static final String ANSWER =
            "SELECT " + SummaryAnswer.COLUMNS + " FROM recordings.summaries WHERE room = $1";

    private static final String LAST_GIVEN = """
            SELECT transcript::text, given_by FROM recordings.summaries WHERE room = $1 AND given_by IS NOT NULL
            """;

    private final Pool pool;

    Summaries(Pool pool) {
        this.pool = pool;
    }

    /**
     * A transcript to be summed up.
     *
     * @param by who handed it in; null where it is what was written down
     */
    record Given(JsonNode transcript, @Nullable String by) {}

    /**
     * Keeps the transcript and the request for its summary.
     *
     * @param callType kept with it
     * @param again even where there is a summary of exactly this transcript
     * @param claim how long the task is the caller's alone
     * @return empty where there is such a summary already, or somebody is at it
     */
    Uni<Optional<Task>> ask(CallRoom room, Given given, String callType, boolean again, Duration claim) {
        Tuple values = Tuple.tuple()
                .addString(room.room)
                .addString(room.ownerId)
                .addString(given.transcript().toString())
                .addLong(claim.toMillis())
                .addBoolean(again)
                .addString(callType)
                .addString(given.by());
        return pool.preparedQuery(ASK).execute(values).map(rows -> tasks(rows).stream()
                .findFirst());
    }

    /**
     * In the caller's transaction: a summary by itself, where nobody asked for one yet, or only with a
     * transcript in which nobody spoke.
     */
    public Uni<Void> askIfNone(SqlClient transaction, CallRoom room, JsonNode transcript) {
        return transaction
                .preparedQuery(ASK_IF_NONE)
                .execute(Tuple.of(room.room, room.ownerId, transcript.toString(), room.callType))
                .replaceWithVoid();
    }

    /** Up to {@code most} that nobody is at; ours for {@code time}. */
    Uni<List<Task>> claim(int most, Duration time) {
        return pool.preparedQuery(CLAIM)
                .execute(Tuple.of(most, time.toMillis()))
                .map(Summaries::tasks);
    }

    /** Keeps the task ours for {@code time} from now. */
    Uni<Void> stillAtIt(Task task, Duration time) {
        return pool.preparedQuery(STILL_AT_IT)
                .execute(Tuple.of(task.room(), task.request(), time.toMillis()))
                .replaceWithVoid();
    }

    /**
     * Keeps the result, unless something else was asked for meanwhile.
     *
     * @param besides what is written with it, in the same transaction
     */
    Uni<Void> made(Task task, CallSummary summary, Function<SqlConnection, Uni<Void>> besides) {
        Tuple values = Tuple.tuple()
                .addString(task.room())
                .addLong(task.request())
                .addString(summary.text())
                .addString(json(summary.decisions(), Point::text))
                .addString(json(summary.nextActions(), Point::text))
                .addString(JsonText.of(evidence(summary)))
                .addString(json(summary.nextActions(), action -> new ActionDetail(action.owner(), action.due())))
                .addString(summary.source().name().toLowerCase(Locale.ROOT))
                .addInteger(summary.dropped());
        return finish(MADE, values, besides);
    }

    /**
     * Keeps that there is no summary.
     *
     * @param because {@code no_speech} or {@code guests_only}
     */
    Uni<Void> none(Task task, String because, Function<SqlConnection, Uni<Void>> besides) {
        return finish(NONE, Tuple.of(task.room(), task.request(), because), besides);
    }

    /** @param last there will be no other try until somebody asks for one */
    Uni<Void> notMade(Task task, String cause, boolean last, Duration pause) {
        return pool.preparedQuery(NOT_MADE)
                .execute(Tuple.of(task.room(), task.request(), cause, last, pause.toMillis()))
                .replaceWithVoid();
    }

    Uni<SummaryAnswer> answer(String room) {
        return pool.preparedQuery(ANSWER)
                .execute(Tuple.of(room))
                .map(rows -> rows.size() == 0
                        ? SummaryAnswer.NONE
                        : SummaryAnswer.from(rows.iterator().next()));
    }

    /** As it was last handed in. */
    Uni<Optional<Given>> lastGiven(String room) {
        return pool.preparedQuery(LAST_GIVEN).execute(Tuple.of(room)).map(rows -> StreamSupport.stream(
                        rows.spliterator(), false)
                .map(row -> new Given(JsonText.read(row.getString(0)), row.getString(1)))
                .findFirst());
    }

    private Uni<Void> finish(String statement, Tuple values, Function<SqlConnection, Uni<Void>> besides) {
        return pool.withTransaction(transaction -> transaction
                .preparedQuery(statement)
                .execute(values)
                .chain(done -> done.rowCount() == 0 ? Uni.createFrom().voidItem() : besides.apply(transaction)));
    }

    private static Evidence evidence(CallSummary summary) {
        return new Evidence(
                summary.decisions().stream().map(Point::evidence).toList(),
                summary.nextActions().stream().map(Point::evidence).toList());
    }

    private static String json(List<Point> points, Function<Point, Object> part) {
        return FoldedRows.json(points.stream().map(part).toList());
    }

    private static List<Task> tasks(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false).map(Task::from).toList();
    }
}
