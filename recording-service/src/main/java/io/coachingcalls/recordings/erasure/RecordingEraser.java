package io.coachingcalls.recordings.erasure;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import io.coachingcalls.database.RoomTable;
import io.coachingcalls.erasure.RoomEraser;
import io.coachingcalls.events.LiveKitEvent.EgressInfo;
import io.coachingcalls.recordings.bucket.Bucket;
import io.coachingcalls.recordings.bucket.ObjectLook;
import io.coachingcalls.recordings.egress.Egresses;
import io.coachingcalls.recordings.room.RoomWriter;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** Words and recordings of a room: rows here, objects in the bucket, some of which a recorder may still be writing. */
@ApplicationScoped
class RecordingEraser implements RoomEraser {

    /** All that have rows of a room, in an order in which these can be deleted; a test looks for one that is missing. */
    static final List<RoomTable> TABLES = List.of(
            RoomTable.byRoom("recordings.agent_remarks"),
            RoomTable.byRoom("recordings.agent_turns"),
            RoomTable.byRoom("recordings.agent_reports"),
            RoomTable.byRoom("recordings.transcription_parts"),
            RoomTable.byRoom("recordings.transcriptions"),
            RoomTable.byRoom("recordings.settled_rooms"),
            RoomTable.byRoom("recordings.commitments"),
            RoomTable.byRoom("recordings.fred_episodic_memory"),
            RoomTable.byRoom("recordings.summaries"),
            RoomTable.byRoom("recordings.chat_notes"),
            RoomTable.byRoom("recordings.chat_messages"),
            RoomTable.byRoom("recordings.transcript_segments"),
            RoomTable.byRoom("recordings.room_recordings"),
            RoomTable.byRoom("recordings.recordings"),
            RoomTable.byRoom("recordings.rooms"),
            new RoomTable("recordings.facts", "room_name = $1"),
            new RoomTable("recordings.quarantined_rooms", "room_name = $1"));

    /** Longer than any call: what LiveKit has not told of a recorder by then, it does not know. */
    private static final Duration LONGEST_RECORDING = Duration.ofHours(3);

    private static final String ATTEMPTS = "SELECT * FROM recordings.recordings WHERE room = $1 ORDER BY attempt";

    private final RoomWriter writer;
    private final Bucket bucket;
    private final Egresses egresses;
    private final Clock clock;

    RecordingEraser(RoomWriter writer, Bucket bucket, Egresses egresses, Clock clock) {
        this.writer = writer;
        this.bucket = bucket;
        this.egresses = egresses;
        this.clock = clock;
    }

    @Override
    public Uni<Void> markErased(SqlConnection transaction, String room) {
        return writer.markErased(transaction, room);
    }

    @Override
    public Uni<String> outside(SqlConnection transaction, String room) {
        return transaction.preparedQuery(ATTEMPTS).execute(Tuple.of(room)).map(rows -> Leftovers.of(
                        StreamSupport.stream(rows.spliterator(), false)
                                .map(Leftovers.Attempt::from)
                                .toList())
                .toJson());
    }

    @Override
    public List<RoomTable> tables() {
        return TABLES;
    }

    @Override
    public Uni<Map<String, Long>> removeOutside(String room, String outside, Instant since) {
        boolean isPatient = Duration.between(since, clock.instant()).compareTo(LONGEST_RECORDING) < 0;
        Leftovers known = Leftovers.parse(outside);
        return egresses.of(room)
                .map(listed -> leftovers(known, listed, isPatient))
                .chain(leftovers -> removeAll(leftovers.paths()).replaceWith(() -> leftovers.count()));
    }

    private static Leftovers leftovers(Leftovers known, Optional<List<EgressInfo>> listed, boolean isPatient) {
        Leftovers leftovers = listed.map(known::with).orElse(known);
        if (leftovers.unfinished() && isPatient) {
            throw new IllegalStateException("something may still be recorded");
        }
        return leftovers;
    }

    private Uni<Void> removeAll(List<String> paths) {
        return Multi.createFrom()
                .iterable(paths)
                .onItem()
                .transformToUniAndConcatenate(path -> bucket.delete(path).chain(() -> bucket.look(path)))
                .invoke(RecordingEraser::requireMissing)
                .collect()
                .asList()
                .replaceWithVoid();
    }

    private static void requireMissing(ObjectLook look) {
        if (!(look instanceof ObjectLook.Missing)) {
            throw new IllegalStateException("an object is not known to be gone: " + look);
        }
    }
}
