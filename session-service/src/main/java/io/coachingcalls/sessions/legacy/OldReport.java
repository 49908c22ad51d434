package io.coachingcalls.sessions.legacy;

import java.time.Instant;
import java.util.UUID;

import jakarta.validation.constraints.PositiveOrZero;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.coachingcalls.problem.KeepableText;
import io.coachingcalls.problem.ProblemException;
import io.coachingcalls.sessions.reports.SessionReport;
import io.coachingcalls.sessions.reports.SessionReport.Status;
import io.coachingcalls.sessions.reports.Told;
import io.coachingcalls.sessions.reports.Told.Notes;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A report that names its session in the body: by {@code sessionId}, as the first frontend of this system does, or by
 * {@code id}, as that of the system before.
 *
 * @param sessionId then notes are added to those already there
 * @param id then notes take the place of what people wrote, unless appendNotes is set
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

        @Nullable @Schema(implementation = String.class) JsonNode notes,

        boolean appendNotes) {

    /** The whole of the notes is handed in at once, and so is a whole chat. */
    private static final int MOST = 200_000;

    /** As every other report. */
    SessionReport ours() {
        @Nullable String text = text(SessionReport.LONGEST_NOTE);
        if (text != null && text.isEmpty()) {
            throw ProblemException.invalid("notes", "must not be empty");
        }
        return new SessionReport(sessionId, status, startedAt, endedAt, durationSeconds, text);
    }

    /** Null where there is none. */
    private @Nullable String text(int most) {
        if (notes == null || notes.isNull()) {
            return null;
        }
        if (!notes.isTextual()) {
            throw ProblemException.invalid("notes", "must be a string");
        }
        String text = notes.textValue();
        if (text.length() > most) {
            throw ProblemException.invalid("notes", "has more than %d characters".formatted(most));
        }
        if (!KeepableText.isKeepable(text)) {
            throw ProblemException.invalid("notes", KeepableText.MESSAGE);
        }
        return text;
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

    /** What is null is to be taken away, and what is not there is not spoken of. */
    private @Nullable Notes changeOfNotes() {
        if (notes == null) {
            return null;
        }
        @Nullable String text = text(MOST);
        if (text == null || text.isBlank()) {
            return appendNotes ? null : new Notes.Replaced(null);
        }
        return appendNotes ? new Notes.Added(text.strip()) : new Notes.Replaced(text);
    }
}
