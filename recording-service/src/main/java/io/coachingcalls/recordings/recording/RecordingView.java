package io.coachingcalls.recordings.recording;

import java.net.URI;
import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.coachingcalls.events.RecordingState;
import org.jspecify.annotations.Nullable;

/**
 * A room's recording as its people see it.
 *
 * @param url where the first part that is any good can be played; good for as long as that part says
 */
@JsonNaming(SnakeCaseStrategy.class)
record RecordingView(
        RecordingState state,
        @Nullable String reason,
        @Nullable URI url,
        List<Part> parts) {

    /** Nobody asked for one. */
    static final RecordingView NONE = new RecordingView(RecordingState.SKIPPED, "not_requested", null, List.of());

    /**
     * One attempt.
     *
     * @param url null where there is nothing to play
     * @param startedAt when its sound begins; null as long as no recorder was seen to
     */
    @JsonNaming(SnakeCaseStrategy.class)
    record Part(
            int attempt,
            RecordingState state,
            @Nullable String reason,
            @Nullable URI url,
            @Nullable Instant expiresAt,
            @Nullable Instant startedAt,
            @Nullable Long durationMs,
            @Nullable Long sizeBytes) {}
}
