package io.coachingcalls.sessions.legacy;

import java.time.Instant;
import java.util.UUID;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.coachingcalls.problem.KeepableText;
import io.coachingcalls.problem.ProblemException;
import io.coachingcalls.sessions.reports.SessionReport;
import io.coachingcalls.sessions.reports.SessionReport.Status;
import io.coachingcalls.sessions.reports.Told;
import io.coachingcalls.sessions.reports.Told.Notes;
import org.jspecify.annotations.Nullable;

/**
 * A report that names its session in the body: by {@code sessionId}, as the first frontend of this system does, or by
 * {@code id}, as that of the system before.
 *
 * @param sessionId then notes are added to those already there
 * @param id then notes take the place of what people wrote, unless appendNotes is set; {@code id} alone stands for
 *     {@code "notes": null}, as there is nothing else it could tell
 * @param durationSeconds taken where it is sent; the duration kept is the one from start and end
 */
record OldReport(
        @Nullable UUID sessionId,
        @Nullable UUID id,
        @Nullable Status status,

        @Nullable @JsonProperty("started_at") @JsonAlias("startedAt")
        Instant startedAt,

        @Nullable @JsonProperty("ended_at") @JsonAlias("endedAt")
        Instant endedAt,

        @Nullable @JsonProperty("duration_seconds") @JsonAlias("durationSeconds") @PositiveOrZero
        Double durationSeconds,

        @Nullable @Size(max = MOST) @Pattern(regexp = KeepableText.PATTERN, message = KeepableText.MESSAGE)
        String notes,

        boolean appendNotes) {

    /** The whole of the notes is handed in at once, and so is a whole chat. */
    private static final int MOST = 200_000;

    /** As every other report. */
    SessionReport ours() {
        if (notes != null && (notes.isEmpty() || notes.length() > SessionReport.LONGEST_NOTE)) {
            throw ProblemException.invalid(
                    "notes", "size must be between 1 and %d".formatted(SessionReport.LONGEST_NOTE));
        }
        return new SessionReport(sessionId, status, startedAt, endedAt, durationSeconds, notes);
    }

    Told told() {
        return new Told(inferredStatus(), startedAt, endedAt, changeOfNotes());
    }

    /** Times without a status say what happened. */
    private @Nullable Status inferredStatus() {
        if (status != null) {
            return status;
        }
        if (endedAt != null) {
            return Status.COMPLETED;
        }
        return startedAt == null ? null : Status.IN_PROGRESS;
    }

    private @Nullable Notes changeOfNotes() {
        if (notes == null) {
            boolean tellsNothingElse =
                    status == null && startedAt == null && endedAt == null && durationSeconds == null && !appendNotes;
            return tellsNothingElse ? new Notes.Replaced(null) : null;
        }
        if (appendNotes) {
            return notes.isBlank() ? null : new Notes.Added(notes.strip());
        }
        return new Notes.Replaced(notes.isBlank() ? null : notes);
    }
}
