package io.coachingcalls.recordings.room;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import io.coachingcalls.events.CallEvent.CallCreated;
import io.coachingcalls.facts.FactLog;
import io.coachingcalls.facts.FoldedRows;
import io.coachingcalls.messaging.RecordStore;
import io.coachingcalls.recordings.bucket.Bucket;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * The one way to change {@code rooms}, {@code recordings} and {@code room_recordings}: add facts. Whatever follows from
 * them is written in the same transaction, over what stood there before.
 */
@ApplicationScoped
public class RoomWriter implements RecordStore<RoomFact> {

    private static final String UPSERT_ROOMS = FoldedRows.upsert(
            "recordings.rooms",
            List.of("room"),
            List.of(
                    "session_id",
                    "owner_id",
                    "call_type",
                    "title",
                    "coach_id",
                    "invited",
                    "gone",
                    "attended",
                    "attended_names",
                    "first_joined_at",
                    "last_left_at",
                    "status",
                    "settled_at",
                    "max_duration_seconds",
                    "created_at"));

    private static final String REPLACE_RECORDINGS = FoldedRows.replace(
            "recordings.recordings",
            List.of("room", "attempt"),
            List.of(
                    "egress_id",
                    "path",
                    "state",
                    "reason",
                    "url",
                    "has_object",
                    "awaits_object",
                    "first_at",
                    "last_at",
                    "started_at",
                    "ended_at",
                    "duration_ms",
                    "size_bytes"),
            "room");

    /** A revision is counted, and so announced, for what is new to people only. */
    private static final String UPSERT_ROOM_RECORDINGS = """
            INSERT INTO recordings.room_recordings AS known (room, state, reason, url, duration_ms, size_bytes)
            SELECT room, state, reason, url, duration_ms, size_bytes
            FROM jsonb_populate_recordset(NULL::recordings.room_recordings, $1::text::jsonb)
            ON CONFLICT (room) DO UPDATE SET
              state = EXCLUDED.state, reason = EXCLUDED.reason, url = EXCLUDED.url,
              duration_ms = EXCLUDED.duration_ms, size_bytes = EXCLUDED.size_bytes,
              changed_at = now(), next_announcement_at = now(), revision = known.revision + 1
            WHERE (known.state, known.reason, known.url, known.duration_ms, known.size_bytes)
              IS DISTINCT FROM
              (EXCLUDED.state, EXCLUDED.reason, EXCLUDED.url, EXCLUDED.duration_ms, EXCLUDED.size_bytes)
            RETURNING known.state
            """;

    private final Pool pool;
    private final Bucket bucket;
    private final MeterRegistry metrics;
    private final FactLog<RoomFact> log;

    RoomWriter(Pool pool, Bucket bucket, MeterRegistry metrics) {
        this.pool = pool;
        this.bucket = bucket;
        this.metrics = metrics;
        this.log = new FactLog<>(
                "recordings",
                "recordings.rooms",
                "room",
                RoomFact.class,
                metrics.counter("facts.of.erased.rooms")::increment);
    }

    /** Completes when the facts and all that follows from them are committed; facts that are known change nothing. */
    public Uni<Void> apply(Collection<? extends RoomFact> facts) {
        return log.apply(pool, facts, this::write);
    }

    /** As {@link #apply}, less those that their rooms do not take: they, and why, are the answer. */
    @Override
    public Uni<Map<RoomFact, Throwable>> store(List<RoomFact> facts) {
        return log.applyWhatFits(pool, facts, this::write);
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

    /** Those of the rooms whose calls were announced by call-service, or imported. */
    Uni<Set<String>> announced(Set<String> rooms) {
        return log.roomsWith(pool, rooms, "call_created");
    }

    /** The same fact that the event brings from Kafka. */
    Uni<Void> created(CallCreated event) {
        return apply(FactReader.read(event).stream().toList());
    }

    private void count(String state) {
        metrics.counter("recordings.changed", "state", state).increment();
    }

    private Uni<Void> write(SqlConnection transaction, Map<String, List<RoomFact>> known) {
        return write(
                transaction,
                known.entrySet().stream()
                        .map(room -> RoomFold.fold(room.getKey(), room.getValue(), bucket::location))
                        .toList());
    }

    private Uni<Void> write(SqlConnection transaction, List<RoomHistory> histories) {
        String[] names = histories.stream().map(h -> h.room().room()).toArray(String[]::new);
        String rooms = FoldedRows.json(histories.stream().map(RoomHistory::room).toList());
        String recordings = FoldedRows.json(
                histories.stream().flatMap(h -> h.attempts().stream()).toList());
        String together = FoldedRows.json(histories.stream()
                .map(RoomHistory::recording)
                .filter(Objects::nonNull)
                .toList());
        return transaction
                .preparedQuery(UPSERT_ROOMS)
                .execute(Tuple.of(rooms))
                .chain(() -> transaction.preparedQuery(REPLACE_RECORDINGS).execute(Tuple.of(recordings, names)))
                .chain(() -> transaction.preparedQuery(UPSERT_ROOM_RECORDINGS).execute(Tuple.of(together)))
                .invoke(changed -> changed.forEach(row -> count(row.getString("state"))))
                .chain(() -> transaction.preparedQuery(SettledRooms.PUT).execute(Tuple.of(names)))
                .replaceWithVoid();
    }
}
