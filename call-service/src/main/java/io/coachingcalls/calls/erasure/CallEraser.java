package io.coachingcalls.calls.erasure;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import io.coachingcalls.calls.livekit.Egress;
import io.coachingcalls.calls.livekit.Egresses;
import io.coachingcalls.calls.livekit.Rooms;
import io.coachingcalls.calls.room.RoomInstances;
import io.coachingcalls.database.RoomTable;
import io.coachingcalls.erasure.RoomEraser;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** A call: rows here; its room and its recorders at LiveKit, which end. */
@ApplicationScoped
class CallEraser implements RoomEraser {

    /** All that have rows of a room, in an order in which these can be deleted; a test looks for one that is missing. */
    static final List<RoomTable> TABLES = List.of(
            RoomTable.byRoom("calls.recording_attempts"),
            RoomTable.byRoom("calls.room_runs"),
            RoomTable.byRoom("calls.invitation_answers"),
            new RoomTable("calls.facts", "room_name = $1"),
            new RoomTable("calls.quarantined_rooms", "room_name = $1"),
            RoomTable.byRoom("calls.calls"));

    private static final String WAS_RECORDED =
            "SELECT EXISTS (SELECT FROM calls.recording_attempts WHERE room = $1 AND outcome <> 'skipped')";

    private final RoomInstances runs;
    private final Rooms rooms;
    private final Egresses egresses;

    CallEraser(RoomInstances runs, Rooms rooms, Egresses egresses) {
        this.runs = runs;
        this.rooms = rooms;
        this.egresses = egresses;
    }

    @Override
    public Uni<Void> markErased(SqlConnection transaction, String room) {
        return runs.markErased(transaction, room);
    }

    /** Whether LiveKit must be asked for recorders, which it cannot always be. */
    @Override
    public Uni<String> outside(SqlConnection transaction, String room) {
        return transaction
                .preparedQuery(WAS_RECORDED)
                .execute(Tuple.of(room))
                .map(rows -> rows.iterator().next().getBoolean(0).toString());
    }

    @Override
    public List<RoomTable> tables() {
        return TABLES;
    }

    @Override
    public Uni<Map<String, Long>> removeOutside(String room, String outside, Instant since) {
        return rooms.close(room)
                .chain(() -> Boolean.parseBoolean(outside)
                        ? stopRecorders(room)
                        : Uni.createFrom().voidItem())
                .replaceWith(Map.of());
    }

    /** Asked to stop, it takes its time: whether it has is seen at the next try. */
    private Uni<Void> stopRecorders(String room) {
        return egresses.list(room)
                .map(all -> all.stream().filter(Egress::running).toList())
                .call(running -> Multi.createFrom()
                        .iterable(running)
                        .onItem()
                        .transformToUniAndConcatenate(egress -> egresses.stop(egress.id()))
                        .collect()
                        .asList())
                .invoke(running -> {
                    if (!running.isEmpty()) {
                        throw new IllegalStateException("recorders were still at it: " + running.size());
                    }
                })
                .replaceWithVoid();
    }
}
