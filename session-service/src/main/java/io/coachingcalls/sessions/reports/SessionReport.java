package io.coachingcalls.sessions.reports;

import java.time.Instant;
import java.util.UUID;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.coachingcalls.problem.KeepableText;
import org.jspecify.annotations.Nullable;

/**
 * What a client tells of its person's part in a session. A report is believed as far as LiveKit says nothing else.
 *
 * @param sessionId where the path does not name the session
 * @param startedAt on connecting, by the client's clock; by default now
 * @param endedAt on disconnecting, by the client's clock; by default now
 * @param durationSeconds taken where the old frontend sends it; the duration kept is the one from start and end
 * @param notes added to those already there
 */
public record SessionReport(
        @Nullable UUID sessionId,
        @Nullable Status status,

        @Nullable @JsonProperty("started_at") @JsonAlias("startedAt")
        Instant startedAt,

        @Nullable @JsonProperty("ended_at") @JsonAlias("endedAt")
        Instant endedAt,

        @Nullable @JsonProperty("duration_seconds") @JsonAlias("durationSeconds") @PositiveOrZero
        Double durationSeconds,

        @Nullable
        @Size(min = 1, max = LONGEST_NOTE)
        @Pattern(regexp = KeepableText.PATTERN, message = KeepableText.MESSAGE)
        String notes) {

    public static final int LONGEST_NOTE = 20_000;

    /** What a person can say of themselves; everything else follows. */
    public enum Status {
        @JsonProperty("in_progress")
        IN_PROGRESS,

        @JsonProperty("completed")
        COMPLETED
    }

    public Told told() {
        return new Told(status, startedAt, endedAt, notes == null ? null : new Told.Notes.Added(notes));
    }
}
