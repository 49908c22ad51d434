package io.coachingcalls.calls.room;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import io.coachingcalls.events.EndReason;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jspecify.annotations.Nullable;

/** How far a call has come: the runs of its room, and whether it was ended. */
@ApplicationScoped
public class CallProgress {

    private static final String IS_OVER = """
            SELECT EXISTS (SELECT 1 FROM calls.calls WHERE room = $1 AND ended_at IS NOT NULL)
                OR EXISTS (SELECT 1 FROM calls.room_runs
                           WHERE room = $1 AND first_joined_at IS NOT NULL AND finished_at IS NOT NULL
                             AND of_the_call AND NOT continued)
            """;

    private static final String KNOWN = "SELECT room FROM calls.calls WHERE room = ANY($1)";

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

    /** Those of the rooms that were made for a call. */
    Uni<Set<String>> known(Set<String> rooms) {
        return database.preparedQuery(KNOWN)
                .execute(Tuple.of((Object) rooms.toArray(String[]::new)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.getString(0))
                        .collect(Collectors.toSet()));
    }

    private Uni<Boolean> ask(String question, String room) {
        return database.preparedQuery(question)
                .execute(Tuple.of(room))
                .map(rows -> rows.iterator().next().getBoolean(0));
    }
}
