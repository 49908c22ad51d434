package io.coachingcalls.calls.room;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import io.coachingcalls.events.EndReason;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jspecify.annotations.Nullable;

/** How far a call has come: the runs of its room, and whether it was ended. */
@ApplicationScoped
public class CallProgress {

    private static final String OBSERVE = """
            INSERT INTO calls.room_runs AS known (room, sid, first_joined_at, finished_at, look_at)
            SELECT room, sid, first_joined_at, finished_at, CASE WHEN finished_at IS NULL THEN now() END
            FROM unnest($1::text[], $2::text[], $3::timestamptz[], $4::timestamptz[])
              AS seen (room, sid, first_joined_at, finished_at)
            WHERE NOT EXISTS (
              SELECT FROM calls.erased_rooms WHERE room_hash = sha256(convert_to(seen.room, 'UTF8')))
            ON CONFLICT (room, sid) DO UPDATE
              SET first_joined_at = LEAST(known.first_joined_at, excluded.first_joined_at),
                  finished_at = LEAST(known.finished_at, excluded.finished_at),
                  look_at = CASE
                    WHEN known.finished_at IS NOT NULL OR excluded.finished_at IS NOT NULL THEN NULL
                    WHEN known.closed_at IS NOT NULL THEN NULL
                    WHEN excluded.first_joined_at < known.first_joined_at THEN now()
                    WHEN excluded.first_joined_at IS NOT NULL AND known.first_joined_at IS NULL THEN now()
                    ELSE known.look_at END
            """;

    /** The end of one run may make another run of the same room one of a call that is over. */
    private static final String LOOK_AT_OTHERS = """
            UPDATE calls.room_runs SET look_at = now()
            WHERE room = ANY($1) AND finished_at IS NULL AND closed_at IS NULL
            """;

    private static final String IS_OVER = """
            SELECT EXISTS (SELECT 1 FROM calls.calls WHERE room = $1 AND ended_at IS NOT NULL)
                OR EXISTS (SELECT 1 FROM calls.room_runs
                           WHERE room = $1 AND first_joined_at IS NOT NULL AND finished_at IS NOT NULL)
            """;

    private static final String IS_ENDED =
            "SELECT EXISTS (SELECT 1 FROM calls.calls WHERE room = $1 AND ended_at IS NOT NULL)";

    /** Its recorder should end with the room; the recordings' sweep makes sure. */
    private static final String END = """
            UPDATE calls.calls
            SET ended_at = $2, ended_by = $3, end_reason = $4, revision = revision + 1, next_announcement_at = $2 + interval '2 seconds',
                recording_look_at = CASE
                  WHEN EXISTS (SELECT 1 FROM calls.recording_attempts attempt
                               WHERE attempt.room = calls.room AND attempt.ended_at IS NULL)
                  THEN now() + interval '5 seconds' ELSE recording_look_at END
            WHERE room = $1 AND ended_at IS NULL
            """;

    private final Pool database;

    CallProgress(Pool database) {
        this.database = database;
    }

    /** Somebody ended it, or people were in it and its room has finished. */
    public Uni<Boolean> isOver(String room) {
        return ask(IS_OVER, room);
    }

    /** Somebody ended it. */
    public Uni<Boolean> isEnded(String room) {
        return ask(IS_ENDED, room);
    }

    /** Ends the call; the first time counts. */
    public Uni<Void> end(String room, String userId, Instant now) {
        return end(room, userId, EndReason.ENDED_BY_PERSON, now);
    }

    /** Ends the call because its time is up, unless it was ended before. */
    public Uni<Void> endByTimeLimit(String room, Instant now) {
        return end(room, null, EndReason.TIME_LIMIT, now);
    }

    private Uni<Void> end(String room, @Nullable String userId, EndReason reason, Instant now) {
        return database.preparedQuery(END)
                .execute(Tuple.of(room, now.atOffset(ZoneOffset.UTC), userId, reason.value()))
                .replaceWithVoid();
    }

    Uni<Void> observe(List<RoomRun> observations) {
        // One row for each run: a statement cannot change a row twice. In order, so that replicas cannot deadlock
        List<RoomRun> runs = RoomRun.fold(observations);
        if (runs.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return database.preparedQuery(OBSERVE)
                .execute(Tuple.of(
                        runs.stream().map(RoomRun::room).toArray(String[]::new),
                        runs.stream().map(RoomRun::sid).toArray(String[]::new),
                        times(runs, RoomRun::firstJoinedAt),
                        times(runs, RoomRun::finishedAt)))
                .chain(() -> lookAtOthers(runs));
    }

    private Uni<Void> lookAtOthers(List<RoomRun> runs) {
        String[] finished = runs.stream()
                .filter(run -> run.finishedAt() != null)
                .map(RoomRun::room)
                .toArray(String[]::new);
        return finished.length == 0
                ? Uni.createFrom().voidItem()
                : database.preparedQuery(LOOK_AT_OTHERS)
                        .execute(Tuple.of((Object) finished))
                        .replaceWithVoid();
    }

    private Uni<Boolean> ask(String question, String room) {
        return database.preparedQuery(question)
                .execute(Tuple.of(room))
                .map(rows -> rows.iterator().next().getBoolean(0));
    }

    private static @Nullable OffsetDateTime[] times(List<RoomRun> runs, Function<RoomRun, @Nullable Instant> time) {
        return runs.stream()
                .map(run -> time.apply(run))
                .map(instant -> instant == null ? null : instant.atOffset(ZoneOffset.UTC))
                .toArray(OffsetDateTime[]::new);
    }
}
