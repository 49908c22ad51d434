package io.coachingcalls.recordings.insights;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import io.coachingcalls.events.RoomNames;
import io.coachingcalls.facts.FoldedRows;
import io.coachingcalls.recordings.insights.AgentReport.Job;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jspecify.annotations.Nullable;

/** What agents reported, as it is kept. Of a room that is not ours, or was erased, nothing is. */
@ApplicationScoped
class Insights {

    /** Who writes about a room waits for who does already, and for its erasure. */
    private static final String ROOM = "SELECT room FROM recordings.rooms WHERE room = $1 FOR NO KEY UPDATE";

    private static final String ERASED =
            "SELECT FROM recordings.erased_rooms WHERE room_hash = sha256(convert_to($1, 'UTF8'))";

    private static final String OTHER_JOBS = """
            SELECT count(*) FROM (
              SELECT room_sid, job_id FROM recordings.agent_reports WHERE room = $1
              UNION SELECT room_sid, job_id FROM recordings.agent_remarks WHERE room = $1) jobs
            WHERE (room_sid, job_id) <> ($2, $3)
            """;

    private static final String ADD_REPORT = """
            INSERT INTO recordings.agent_reports
              (room, room_sid, job_id, agent_name, sdk_version, ended_at, duration_ms, close_reason, tags, usage, errors)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10::text::jsonb, $11::text::jsonb)
            ON CONFLICT DO NOTHING
            """;

    private static final String ADD_TURNS = """
            INSERT INTO recordings.agent_turns
            SELECT * FROM jsonb_populate_recordset(NULL::recordings.agent_turns, $1::text::jsonb)
            """;

    /** What is said again counts, so that a batch can come twice; a job has only so much said of it. */
    private static final String ADD_REMARK = """
            INSERT INTO recordings.agent_remarks (room, room_sid, job_id, kind, name, body)
            SELECT $1, $2, $3, $4, $5, $6::text::jsonb
            WHERE $7 > (SELECT count(*) FROM recordings.agent_remarks WHERE (room_sid, job_id) = ($2, $3))
              OR EXISTS (SELECT FROM recordings.agent_remarks WHERE (room_sid, job_id, kind, name) = ($2, $3, $4, $5))
            ON CONFLICT (room_sid, job_id, kind, name) DO UPDATE SET body = EXCLUDED.body
            """;

    private static final String REPORTS =
            "SELECT * FROM recordings.agent_reports WHERE room = $1 ORDER BY received_at, job_id";

    private static final String TURNS =
            "SELECT * FROM recordings.agent_turns WHERE room = $1 ORDER BY said_at, job_id, place";

    private static final String REMARKS =
            "SELECT * FROM recordings.agent_remarks WHERE room = $1 ORDER BY job_id, kind, name";

    private static final int MOST_REMARKS = 200;

    /** An event that tells of the room may be on its way. */
    private static final Duration ROOM_IS_SOON_KNOWN = Duration.ofSeconds(5);

    private final Pool pool;
    private final InsightsConfig config;

    Insights(Pool pool, InsightsConfig config) {
        this.pool = pool;
        this.config = config;
    }

    /** What became of something that was reported. */
    enum Kept {
        KEPT,
        /** It was here already. */
        KNOWN,
        /** It is about a room of somebody else, or one that was erased. */
        PASSED_OVER
    }

    /**
     * All of it or nothing; the first report of a job counts.
     *
     * @throws AgentRefusal where the room has too much of it, or is one of ours that nobody has told of yet
     */
    Uni<Kept> keep(AgentReport report) {
        return inRoom(report.job(), transaction -> transaction
                .preparedQuery(ADD_REPORT)
                .execute(row(report))
                .chain(added -> added.rowCount() == 0
                        ? Uni.createFrom().item(Kept.KNOWN)
                        : addTurns(transaction, report).replaceWith(Kept.KEPT)));
    }

    /** All of one job. */
    Uni<Kept> keep(Job job, List<Remark> remarks) {
        return inRoom(job, transaction -> Multi.createFrom()
                .iterable(remarks)
                .onItem()
                .transformToUniAndConcatenate(
                        remark -> transaction.preparedQuery(ADD_REMARK).execute(row(remark)))
                .collect()
                .asList()
                .replaceWith(Kept.KEPT));
    }

    Uni<RoomInsights> of(String room) {
        Tuple ofRoom = Tuple.of(room);
        return Uni.combine()
                .all()
                .unis(
                        pool.preparedQuery(REPORTS).execute(ofRoom),
                        pool.preparedQuery(TURNS).execute(ofRoom),
                        pool.preparedQuery(REMARKS).execute(ofRoom))
                .asTuple()
                .map(all -> insights(all.getItem1(), all.getItem2(), all.getItem3()));
    }

    private Uni<Kept> inRoom(Job job, Function<SqlConnection, Uni<Kept>> write) {
        return pool.withTransaction(transaction -> transaction
                .preparedQuery(ROOM)
                .execute(Tuple.of(job.room()))
                .chain(room -> room.size() > 0
                        ? requirePlace(transaction, job).chain(() -> write.apply(transaction))
                        : passOver(transaction, job.room())));
    }

    private Uni<Kept> passOver(SqlConnection transaction, String room) {
        return transaction.preparedQuery(ERASED).execute(Tuple.of(room)).map(erased -> {
            if (erased.size() == 0 && RoomNames.isOurs(room)) {
                throw AgentRefusal.later("nobody has told of this room yet", ROOM_IS_SOON_KNOWN, null);
            }
            return Kept.PASSED_OVER;
        });
    }

    private Uni<Void> requirePlace(SqlConnection transaction, Job job) {
        return transaction
                .preparedQuery(OTHER_JOBS)
                .execute(Tuple.of(job.room(), job.roomSid(), job.id()))
                .invoke(others -> {
                    if (others.iterator().next().getLong(0) >= config.maxJobs()) {
                        throw AgentRefusal.tooMuch("of a room " + config.maxJobs() + " jobs are kept at most");
                    }
                })
                .replaceWithVoid();
    }

    private static Uni<Void> addTurns(SqlConnection transaction, AgentReport report) {
        String rows = FoldedRows.json(report.turns().stream()
                .map(turn -> TurnRow.of(report.job(), turn))
                .toList());
        return transaction.preparedQuery(ADD_TURNS).execute(Tuple.of(rows)).replaceWithVoid();
    }

    private static Tuple row(AgentReport report) {
        return Tuple.wrap(Arrays.asList(
                report.job().room(),
                report.job().roomSid(),
                report.job().id(),
                report.agentName(),
                report.sdkVersion(),
                report.endedAt() == null ? null : report.endedAt().atOffset(ZoneOffset.UTC),
                report.durationMs(),
                report.closeReason(),
                report.tags().toArray(String[]::new),
                report.usage().toString(),
                report.errors().toString()));
    }

    private static Tuple row(Remark remark) {
        return Tuple.wrap(Arrays.asList(
                remark.job().room(),
                remark.job().roomSid(),
                remark.job().id(),
                remark.kind().value(),
                remark.name(),
                remark.body().toString(),
                (long) MOST_REMARKS));
    }

    private static RoomInsights insights(RowSet<Row> reports, RowSet<Row> turns, RowSet<Row> remarks) {
        Map<String, List<Row>> remarksOf = StreamSupport.stream(remarks.spliterator(), false)
                .collect(Collectors.groupingBy(row -> row.getString("job_id")));
        return new RoomInsights(
                StreamSupport.stream(reports.spliterator(), false)
                        .map(row -> part(row, remarksOf.getOrDefault(row.getString("job_id"), List.of())))
                        .toList(),
                StreamSupport.stream(turns.spliterator(), false)
                        .map(TurnRow::turn)
                        .toList());
    }

    private static RoomInsights.Part part(Row row, List<Row> remarks) {
        JsonObject outcome =
                bodies(remarks, Remark.Kind.OUTCOME).stream().findFirst().orElseGet(JsonObject::new);
        return new RoomInsights.Part(
                row.getString("job_id"),
                row.getString("agent_name"),
                row.getString("sdk_version"),
                TurnRow.instant(row.getOffsetDateTime("ended_at")),
                row.getLong("duration_ms"),
                row.getString("close_reason"),
                List.of(row.getArrayOfStrings("tags")),
                text(outcome, "outcome"),
                text(outcome, "reason"),
                bodies(remarks, Remark.Kind.EVALUATION).stream()
                        .map(body -> new RoomInsights.Evaluation(
                                text(body, "name"), text(body, "verdict"), text(body, "reasoning")))
                        .toList(),
                row.get(JsonArray.class, "usage"),
                row.get(JsonObject.class, "errors"));
    }

    private static List<JsonObject> bodies(List<Row> remarks, Remark.Kind kind) {
        return remarks.stream()
                .filter(row -> row.getString("kind").equals(kind.value()))
                .map(row -> row.get(JsonObject.class, "body"))
                .toList();
    }

    private static @Nullable String text(JsonObject body, String field) {
        Object value = body.getValue(field);
        return value instanceof String text ? text : null;
    }
}
