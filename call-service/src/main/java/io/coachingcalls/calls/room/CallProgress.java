package io.coachingcalls.calls.room;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jspecify.annotations.Nullable;

/** How far a call has come: the runs of its room, and whether it was ended. */
@ApplicationScoped
public class CallProgress {

    private static final String OBSERVE = """
            INSERT INTO calls.room_runs AS known (room, sid, first_joined_at, finished_at)
            SELECT * FROM unnest($1::text[], $2::text[], $3::timestamptz[], $4::timestamptz[])
            ON CONFLICT (room, sid) DO UPDATE
              SET first_joined_at = LEAST(known.first_joined_at, excluded.first_joined_at),
                  finished_at = LEAST(known.finished_at, excluded.finished_at)
            """;

    private static final String IS_OVER = """
            SELECT EXISTS (SELECT 1 FROM calls.calls WHERE room = $1 AND ended_at IS NOT NULL)
                OR EXISTS (SELECT 1 FROM calls.room_runs
                           WHERE room = $1 AND first_joined_at IS NOT NULL AND finished_at IS NOT NULL)
            """;

    private static final String IS_ENDED =
            "SELECT EXISTS (SELECT 1 FROM calls.calls WHERE room = $1 AND ended_at IS NOT NULL)";

    private static final String END = """
            UPDATE calls.calls
            SET ended_at = $2, ended_by = $3, revision = revision + 1, next_announcement_at = $2 + interval '2 seconds'
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
        return database.preparedQuery(END)
                .execute(Tuple.of(room, now.atOffset(ZoneOffset.UTC), userId))
                .replaceWithVoid();
    }

    Uni<Void> observe(List<RoomRun> observations) {
        // One row for each run: a statement cannot change a row twice. In order, so that replicas cannot deadlock
        List<RoomRun> runs = RoomRun.fold(observations);
        return database.preparedQuery(OBSERVE)
                .execute(Tuple.of(
                        runs.stream().map(RoomRun::room).toArray(String[]::new),
                        runs.stream().map(RoomRun::sid).toArray(String[]::new),
                        times(runs, RoomRun::firstJoinedAt),
                        times(runs, RoomRun::finishedAt)))
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
