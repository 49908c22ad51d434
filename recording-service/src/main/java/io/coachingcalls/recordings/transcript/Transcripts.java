package io.coachingcalls.recordings.transcript;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import io.coachingcalls.facts.FoldedRows;
import io.coachingcalls.problem.ErrorCode;
import io.coachingcalls.problem.ProblemException;
import io.coachingcalls.recordings.room.CallRoom;
import io.coachingcalls.recordings.shares.Shares;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** The segments that are kept. */
@ApplicationScoped
public class Transcripts {

    /** One writer to a room at a time: what becomes of a segment depends on what is there. */
    private static final String LOCK =
            "SELECT pg_advisory_xact_lock(hashtextextended('recordings.transcript.' || $1, 0))";

    private static final String KNOWN =
            "SELECT * FROM recordings.transcript_segments WHERE room = $1 AND written_by = $2 AND segment_id = ANY($3)";

    private static final String ALL = "SELECT * FROM recordings.transcript_segments WHERE room = $1";

    private static final String UPSERT = FoldedRows.upsert(
            "recordings.transcript_segments",
            List.of("room", "written_by", "segment_id"),
            List.of("speaker", "speaker_name", "text", "start_ms", "end_ms", "is_final"));

    /** As it goes into an event, by who wrote it. */
    private static final String SIZE = """
            SELECT written_by, count(*), sum(octet_length(jsonb_build_object(
              'speaker', coalesce(speaker_name, speaker), 'speakerId', speaker, 'text', text, 'timestamp', start_ms,
              'segmentId', segment_id)::text))
            FROM recordings.transcript_segments WHERE room = $1 GROUP BY written_by
            """;

    private final Pool pool;
    private final TranscriptConfig config;

    Transcripts(Pool pool, TranscriptConfig config) {
        this.pool = pool;
        this.config = config;
    }

    /**
     * Keeps what is new in {@code written}, all of it or nothing.
     *
     * @param writer of all of it: on whose share of the transcript it counts, and whose segments of before it can change
     * @return how many segments are new or changed
     * @throws ProblemException where the room's transcript, or the writer's share of it, would become too long
     */
    public Uni<Integer> write(CallRoom room, String writer, List<Segment> written) {
        return pool.withTransaction(transaction -> lock(transaction, room.room)
                .chain(() -> known(transaction, room.room, writer, written))
                .map(known -> changed(known, written))
                .call(changed -> store(transaction, room.room, changed, size -> isShared(size, room, writer)))
                .map(List::size));
    }

    /**
     * In the caller's transaction: keeps what was heard in a recording where nobody had written down anything.
     *
     * @throws ProblemException where the room's transcript would become too long
     */
    public Uni<Void> fillGaps(SqlConnection transaction, String room, List<Segment> heard) {
        return lock(transaction, room)
                .chain(() -> transaction.preparedQuery(ALL).execute(Tuple.of(room)))
                .map(rows -> Gaps.fill(segments(rows), heard))
                .chain(filling -> store(transaction, room, filling, this::fits));
    }

    private static Uni<Void> lock(SqlConnection transaction, String room) {
        return transaction.preparedQuery(LOCK).execute(Tuple.of(room)).replaceWithVoid();
    }

    public Uni<Transcript> of(CallRoom room) {
        return of(pool, room);
    }

    /** As {@link #of(CallRoom)}, inside a transaction. */
    public Uni<Transcript> of(SqlClient connection, CallRoom room) {
        return connection
                .preparedQuery(ALL)
                .execute(Tuple.of(room.room))
                .map(rows -> Transcript.of(segments(rows), room.names()));
    }

    private static Uni<List<Segment>> known(
            SqlConnection transaction, String room, String writer, List<Segment> written) {
        String[] ids = written.stream().map(Segment::segmentId).toArray(String[]::new);
        return transaction
                .preparedQuery(KNOWN)
                .execute(Tuple.of(room, writer, ids))
                .map(Transcripts::segments);
    }

    /** @param known of the same writer */
    static List<Segment> changed(Collection<Segment> known, List<Segment> written) {
        Map<String, Segment> before = new LinkedHashMap<>();
        known.forEach(segment -> before.put(segment.segmentId(), segment));
        Map<String, Segment> after = new LinkedHashMap<>(before);
        written.forEach(
                segment -> after.put(segment.segmentId(), Segment.merge(after.get(segment.segmentId()), segment)));
        return after.values().stream()
                .filter(segment -> !segment.equals(before.get(segment.segmentId())))
                .toList();
    }

    private Uni<Void> store(SqlConnection transaction, String room, List<Segment> changed, Predicate<Size> isAllowed) {
        if (changed.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        String rows = FoldedRows.json(
                changed.stream().map(segment -> SegmentRow.of(room, segment)).toList());
        return transaction
                .preparedQuery(UPSERT)
                .execute(Tuple.of(rows))
                .chain(() -> transaction.preparedQuery(SIZE).execute(Tuple.of(room)))
                .map(Size::of)
                .invoke(size -> require(isAllowed.test(size)))
                .replaceWithVoid();
    }

    private void require(boolean isAllowed) {
        if (!isAllowed) {
            throw new ProblemException(
                    ErrorCode.TRANSCRIPT_TOO_LONG,
                    "a call's transcript has at most %d segments and %d bytes of JSON, of which a guest writes a tenth"
                            .formatted(config.maxSegments(), config.maxBytes()));
        }
    }

    private boolean fits(Size size) {
        return sum(size.segments()) <= config.maxSegments() && sum(size.bytes()) <= config.maxBytes();
    }

    private boolean isShared(Size size, CallRoom room, String writer) {
        return new Shares(config.maxSegments()).take(room.everybody(), writer, size.segments(), 0)
                && new Shares(config.maxBytes()).take(room.everybody(), writer, size.bytes(), 0);
    }

    private static long sum(Map<String, Long> amounts) {
        return amounts.values().stream().mapToLong(amount -> amount).sum();
    }

    /** How much there is, by who wrote it. */
    private record Size(Map<String, Long> segments, Map<String, Long> bytes) {

        static Size of(RowSet<Row> rows) {
            Map<String, Long> segments = new HashMap<>();
            Map<String, Long> bytes = new HashMap<>();
            rows.forEach(row -> {
                segments.put(row.getString(0), row.getLong(1));
                bytes.put(row.getString(0), row.getLong(2));
            });
            return new Size(segments, bytes);
        }
    }

    private static List<Segment> segments(RowSet<Row> rows) {
        return new ArrayList<>(StreamSupport.stream(rows.spliterator(), false)
                .map(SegmentRow::segment)
                .toList());
    }
}
