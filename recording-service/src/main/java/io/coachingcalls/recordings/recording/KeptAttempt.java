package io.coachingcalls.recordings.recording;

import java.time.Instant;
import java.time.OffsetDateTime;

import io.coachingcalls.events.RecordingState;
import io.vertx.mutiny.sqlclient.Row;
import org.jspecify.annotations.Nullable;

/** A row of {@code recordings}, as far as people are shown it. */
record KeptAttempt(
        String room,
        int attempt,
        String path,
        RecordingState state,
        @Nullable String reason,
        @Nullable String url,
        boolean hasObject,
        Instant firstAt,
        @Nullable Instant startedAt,
        @Nullable Long durationMs,
        @Nullable Long sizeBytes) {

    static KeptAttempt from(Row row) {
        OffsetDateTime startedAt = row.getOffsetDateTime("started_at");
        return new KeptAttempt(
                row.getString("room"),
                row.getInteger("attempt"),
                row.getString("path"),
                RecordingState.of(row.getString("state")),
                row.getString("reason"),
                row.getString("url"),
                row.getBoolean("has_object"),
                row.getOffsetDateTime("first_at").toInstant(),
                startedAt == null ? null : startedAt.toInstant(),
                row.getLong("duration_ms"),
                row.getLong("size_bytes"));
    }
}
