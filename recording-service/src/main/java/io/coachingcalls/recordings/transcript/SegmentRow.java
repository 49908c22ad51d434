package io.coachingcalls.recordings.transcript;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.vertx.mutiny.sqlclient.Row;
import org.jspecify.annotations.Nullable;

/** A row of {@code transcript_segments}. */
@JsonNaming(SnakeCaseStrategy.class)
record SegmentRow(
        String room,
        String segmentId,
        String speaker,
        @Nullable String speakerName,
        String text,
        long startMs,
        long endMs,
        @JsonProperty("is_final") boolean isFinal,
        String writtenBy) {

    static SegmentRow of(String room, Segment segment) {
        return new SegmentRow(
                room,
                segment.segmentId(),
                segment.speaker(),
                segment.speakerName(),
                segment.text(),
                segment.startMs(),
                segment.endMs(),
                segment.isFinal(),
                segment.writtenBy());
    }

    static Segment segment(Row row) {
        return new Segment(
                row.getString("segment_id"),
                row.getString("speaker"),
                row.getString("speaker_name"),
                row.getString("text"),
                row.getLong("start_ms"),
                row.getLong("end_ms"),
                row.getBoolean("is_final"),
                row.getString("written_by"));
    }
}
