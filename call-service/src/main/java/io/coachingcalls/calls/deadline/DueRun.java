package io.coachingcalls.calls.deadline;

import java.time.Instant;
import java.time.OffsetDateTime;

import io.vertx.mutiny.sqlclient.Row;
import org.jspecify.annotations.Nullable;

/**
 * A run of a room that the sweep has to look at, and what decides about it.
 *
 * @param lookAt since when it was to be looked at
 * @param now by the database's clock, which all replicas share
 * @param over the call was ended, or another run of its room had people and has finished
 * @param warned the people inside know that the time is nearly up
 * @param deadline null as long as nobody came, and for a room that is no call of ours
 */
record DueRun(
        String room,
        String sid,
        Instant lookAt,
        Instant now,
        boolean over,
        boolean warned,
        @Nullable Instant deadline) {

    static DueRun from(Row row) {
        @Nullable OffsetDateTime deadline = row.getOffsetDateTime("deadline");
        return new DueRun(
                row.getString("room"),
                row.getString("sid"),
                row.getOffsetDateTime("look_at").toInstant(),
                row.getOffsetDateTime("looked_at").toInstant(),
                row.getBoolean("over"),
                row.getOffsetDateTime("warned_at") != null,
                deadline == null ? null : deadline.toInstant());
    }
}
