package io.coachingcalls.recordings.speech;

import io.vertx.mutiny.sqlclient.Row;
import org.jspecify.annotations.Nullable;

/**
 * One file of a call's recording that is to be transcribed.
 *
 * @param attempt which part of the recording it is, counted from 1
 * @param path the object's key in the bucket
 * @param offsetMs from the first person's coming to the file's beginning
 * @param tries that failed
 */
record TranscriptionJob(
        String room,
        int attempt,
        String path,
        @Nullable Long sizeBytes,
        long offsetMs,
        @Nullable Long durationMs,
        int tries) {

    /** A row of {@code transcription_parts}. */
    static TranscriptionJob from(Row row) {
        return new TranscriptionJob(
                row.getString("room"),
                row.getInteger("attempt"),
                row.getString("path"),
                row.getLong("size_bytes"),
                row.getLong("offset_ms"),
                row.getLong("duration_ms"),
                row.getInteger("tries"));
    }
}
