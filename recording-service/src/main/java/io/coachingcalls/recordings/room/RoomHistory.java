package io.coachingcalls.recordings.room;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.coachingcalls.events.CallType;
import io.coachingcalls.events.RecordingState;
import io.coachingcalls.structure.PlainJava;
import org.jspecify.annotations.Nullable;

/**
 * All that follows from a room's facts; its JSON has the names of the tables' columns.
 *
 * @param recording null where nothing was ever said of one
 */
@PlainJava
record RoomHistory(
        Room room, List<Recording> attempts, @Nullable RoomRecording recording) {

    /** A row of {@code rooms}. */
    @JsonNaming(SnakeCaseStrategy.class)
    record Room(
            String room,
            UUID sessionId,
            @Nullable String ownerId,
            CallType callType,
            @Nullable String title,
            @Nullable String coachId,
            List<String> invited,
            List<String> gone,
            List<String> attended,
            List<String> attendedNames,
            @Nullable Instant firstJoinedAt,
            @Nullable Instant lastLeftAt,
            @Nullable String status,
            @Nullable Instant settledAt,
            @Nullable Long maxDurationSeconds,
            Instant createdAt) {}

    /** A row of {@code recordings}: one attempt. */
    @JsonNaming(SnakeCaseStrategy.class)
    record Recording(
            String room,
            int attempt,
            @Nullable String egressId,
            String path,
            RecordingState state,
            @Nullable String reason,
            @Nullable String url,
            boolean hasObject,
            boolean awaitsObject,
            Instant firstAt,
            Instant lastAt,
            @Nullable Instant startedAt,
            @Nullable Instant endedAt,
            @Nullable Long durationMs,
            @Nullable Long sizeBytes) {}

    /** A row of {@code room_recordings}: what people are told of all attempts together. */
    @JsonNaming(SnakeCaseStrategy.class)
    record RoomRecording(
            String room,
            RecordingState state,
            @Nullable String reason,
            @Nullable String url,
            @Nullable Long durationMs,
            @Nullable Long sizeBytes) {}
}
