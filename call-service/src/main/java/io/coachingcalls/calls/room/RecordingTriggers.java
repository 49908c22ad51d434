package io.coachingcalls.calls.room;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;

import io.coachingcalls.calls.room.RoomUpdate.EgressNews;
import io.coachingcalls.jobs.JobDue;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;

/** Lets the recordings' sweep look at the rooms of which there is news for it. */
@ApplicationScoped
public class RecordingTriggers {

    /** Looks at the recordings of calls. */
    public static final String JOB = "recordings";

    /** Counted once, however often it is told; and never of a call that is long over. */
    private static final String JOINED = """
            UPDATE calls.calls
            SET last_joined_at = seen.joined_at, joined_since_attempt = true, recording_look_at = now()
            FROM unnest($1::text[], $2::timestamptz[]) AS seen (room, joined_at)
            WHERE calls.room = seen.room AND recording_wanted AND ended_at IS NULL
              AND seen.joined_at > now() - interval '1 hour'
              AND (last_joined_at IS NULL OR last_joined_at < seen.joined_at)
            """;

    /** The end of one that we take for running; one that runs after we had given it up. */
    private static final String EGRESS = """
            UPDATE calls.calls SET recording_look_at = now()
            WHERE EXISTS (
              SELECT 1 FROM calls.recording_attempts attempt
              WHERE attempt.room = calls.room
                AND (attempt.room = ANY($1) AND attempt.ended_at IS NULL
                  OR attempt.room = ANY($2) AND attempt.outcome = 'failed'
                    AND attempt.outcome_at > now() - interval '1 hour'))
              AND calls.room = ANY($1 || $2)
            """;

    private final Pool database;
    private final Event<JobDue> due;

    RecordingTriggers(Pool database, Event<JobDue> due) {
        this.database = database;
        this.due = due;
    }

    Uni<Void> observe(List<RoomUpdate> news) {
        return observeJoins(latestJoins(news))
                .chain(() -> observeEgresses(rooms(news, EgressNews.ENDS), rooms(news, EgressNews.RUNS)));
    }

    private Uni<Void> observeJoins(Map<String, Instant> joins) {
        if (joins.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        OffsetDateTime[] times = joins.values().stream()
                .map(time -> time.atOffset(ZoneOffset.UTC))
                .toArray(OffsetDateTime[]::new);
        return database.preparedQuery(JOINED)
                .execute(Tuple.of(joins.keySet().toArray(String[]::new), times))
                .invoke(this::tell)
                .replaceWithVoid();
    }

    private Uni<Void> observeEgresses(String[] ended, String[] running) {
        return ended.length + running.length == 0
                ? Uni.createFrom().voidItem()
                : database.preparedQuery(EGRESS)
                        .execute(Tuple.of(ended, running))
                        .invoke(this::tell)
                        .replaceWithVoid();
    }

    private void tell(RowSet<Row> changed) {
        if (changed.rowCount() > 0) {
            due.fire(new JobDue(JOB));
        }
    }

    private static Map<String, Instant> latestJoins(List<RoomUpdate> news) {
        Map<String, Instant> latest = new TreeMap<>();
        for (RoomUpdate one : news) {
            Instant joinedAt = one.joinedAt();
            if (joinedAt != null) {
                latest.merge(one.room(), joinedAt, (a, b) -> a.isAfter(b) ? a : b);
            }
        }
        return latest;
    }

    private static String[] rooms(List<RoomUpdate> news, EgressNews egress) {
        return news.stream()
                .filter(one -> one.egress() == egress)
                .map(RoomUpdate::room)
                .distinct()
                .toArray(String[]::new);
    }
}
