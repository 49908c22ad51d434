package io.coachingcalls.recordings.speech;

import java.time.Instant;
import java.time.OffsetDateTime;

import io.coachingcalls.events.RecordingState;
import io.vertx.mutiny.sqlclient.Row;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to record a call, as far as it can be listened to.
 *
 * @param path the object's key in the bucket
 * @param startedAt when the file begins
 */
record Recorded(
        int attempt,
        RecordingState state,
        String path,
        Instant startedAt,
        @Nullable Long durationMs,
        @Nullable Long sizeBytes) {

    /** A row of {@code recordings}. */
    static Recorded from(Row row) {
        OffsetDateTime startedAt = row.getOffsetDateTime("started_at");
        return new Recorded(
                row.getInteger("attempt"),
                RecordingState.of(row.getString("state")),
                row.getString("path"),
                (startedAt == null ? row.getOffsetDateTime("first_at") : startedAt).toInstant(),
                row.getLong("duration_ms"),
                row.getLong("size_bytes"));
    }
}
