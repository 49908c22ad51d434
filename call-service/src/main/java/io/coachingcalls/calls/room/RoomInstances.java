package io.coachingcalls.calls.room;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import io.coachingcalls.facts.FactLog;
import io.coachingcalls.facts.FoldedRows;
import io.coachingcalls.messaging.RecordStore;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jspecify.annotations.Nullable;

/**
 * The runs of our rooms, by all that LiveKit told of them. To add facts is the one way to change what these rows say of a
 * room; what is to be done about it, the deadlines' sweep notes in them too.
 */
@ApplicationScoped
public class RoomInstances implements RecordStore<RoomFact> {

    /** Of versions that kept no facts. */
    private static final String WITHOUT_FACTS = """
            SELECT room, sid, first_joined_at, finished_at FROM calls.room_runs
            WHERE room = ANY($1) AND NOT from_facts
            """;

    /** What changes in one run can decide about another: then the sweep looks at all of the room that may be there. */
    private static final String WRITE = """
            WITH folded AS (
              SELECT * FROM jsonb_populate_recordset(NULL::calls.room_runs, $1::text::jsonb)
            ), changed AS (
              SELECT folded.room FROM folded LEFT JOIN calls.room_runs run USING (room, sid)
              WHERE (run.first_joined_at, run.finished_at, run.of_the_call, run.continued, run.from_facts)
                IS DISTINCT FROM
                (folded.first_joined_at, folded.finished_at, folded.of_the_call, folded.continued, true)
            )
            INSERT INTO calls.room_runs AS known
              (room, sid, first_joined_at, finished_at, of_the_call, continued, from_facts, look_at)
            SELECT room, sid, first_joined_at, finished_at, of_the_call, continued, true,
              CASE WHEN finished_at IS NULL AND NOT continued THEN now() END
            FROM folded WHERE room IN (SELECT room FROM changed)
            ORDER BY room, sid
            ON CONFLICT (room, sid) DO UPDATE
              SET first_joined_at = excluded.first_joined_at, finished_at = excluded.finished_at,
                of_the_call = excluded.of_the_call, continued = excluded.continued, from_facts = true,
                look_at = CASE WHEN known.closed_at IS NULL THEN excluded.look_at END
            """;

    private final Pool pool;
    private final FactLog<RoomFact> log;

    RoomInstances(Pool pool, MeterRegistry metrics) {
        this.pool = pool;
        this.log = new FactLog<>(
                "calls", "calls.calls", "room", RoomFact.class, metrics.counter("facts.of.erased.rooms")::increment);
    }

    /**
     * Completes when the facts and all that follows from them are committed; facts that are known change nothing.
     *
     * @return those that their rooms do not take
     */
    @Override
    public Uni<Map<RoomFact, Throwable>> store(List<RoomFact> facts) {
        return facts.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : withoutFacts(facts)
                        .chain(before -> log.applyWhatFits(pool, both(before, facts), RoomInstances::write));
    }

    @Override
    public Uni<Void> setAside(String room, Throwable cause) {
        return log.setAside(pool, room, cause);
    }

    @Override
    public Uni<Void> release(Set<String> rooms) {
        return log.release(pool, rooms);
    }

    /** In the caller's transaction: of this room nothing is taken any more. */
    public Uni<Void> markErased(SqlConnection transaction, String room) {
        return log.markErased(transaction, room);
    }

    private Uni<List<RoomFact>> withoutFacts(Collection<RoomFact> facts) {
        String[] rooms = facts.stream().map(RoomFact::room).distinct().toArray(String[]::new);
        return pool.preparedQuery(WITHOUT_FACTS)
                .execute(Tuple.of((Object) rooms))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .flatMap(row -> run(row).asFacts().stream())
                        .toList());
    }

    private static Uni<Void> write(SqlConnection transaction, Map<String, List<RoomFact>> known) {
        List<StoredRoomInstance> runs = known.entrySet().stream()
                .flatMap(room -> StoredRoomInstance.fold(room.getKey(), room.getValue()).stream())
                .toList();
        return transaction
                .preparedQuery(WRITE)
                .execute(Tuple.of(FoldedRows.json(runs)))
                .replaceWithVoid();
    }

    private static StoredRoomInstance run(Row row) {
        @Nullable OffsetDateTime firstJoinedAt = row.getOffsetDateTime("first_joined_at");
        @Nullable OffsetDateTime finishedAt = row.getOffsetDateTime("finished_at");
        return new StoredRoomInstance(
                row.getString("room"),
                row.getString("sid"),
                firstJoinedAt == null ? null : firstJoinedAt.toInstant(),
                finishedAt == null ? null : finishedAt.toInstant(),
                true,
                false);
    }

    private static List<RoomFact> both(List<RoomFact> before, Collection<RoomFact> facts) {
        List<RoomFact> both = new ArrayList<>(before);
        both.addAll(facts);
        return both;
    }
}
