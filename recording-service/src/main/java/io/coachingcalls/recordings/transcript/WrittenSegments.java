package io.coachingcalls.recordings.transcript;

import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.coachingcalls.access.Caller;
import io.coachingcalls.access.Role;
import io.coachingcalls.problem.ErrorCode;
import io.coachingcalls.problem.KeepableText;
import io.coachingcalls.problem.ProblemException;
import io.coachingcalls.text.DisplayText;
import io.coachingcalls.text.UserId;
import io.coachingcalls.text.UserIds;
import org.jspecify.annotations.Nullable;

/** What somebody heard, segment by segment, as often as it changes. */
record WrittenSegments(@NotEmpty List<@NotNull @Valid Written> segments) {

    private static final long A_DAY_MS = 86_400_000;

    /**
     * One segment.
     *
     * @param speaker LiveKit identity; by default the caller. Only a service may write for others
     * @param speakerName for a service that knows it. Cut at 200 characters, less control characters
     * @param startMs milliseconds since the call began
     */
    record Written(
            @NotBlank
            @Size(max = 255)
            @Pattern(
                    regexp = "(?!" + Segment.RECORDING_ID + ")" + KeepableText.PATTERN,
                    message = KeepableText.MESSAGE + ", nor begin with " + Segment.RECORDING_ID)
            String segmentId,

            @Nullable
            @Size(min = 1, max = UserIds.MOST_BYTES)
            @Pattern(regexp = UserIds.PATTERN, message = UserIds.MESSAGE)
            @UserId
            String speaker,

            @Nullable String speakerName,

            @NotNull @Size(max = 20_000) @Pattern(regexp = KeepableText.PATTERN, message = KeepableText.MESSAGE)
            String text,

            @NotNull @PositiveOrZero @Max(A_DAY_MS) Long startMs,
            @NotNull @PositiveOrZero @Max(A_DAY_MS) Long endMs,
            @JsonProperty("final") boolean isFinal) {

        private Segment by(Caller writer) {
            if (endMs < startMs) {
                throw ProblemException.invalid("endMs", "of segment %s is before its startMs".formatted(segmentId));
            }
            if (writer.is(Role.SERVICE)) {
                return segment(speaker == null ? writer.userId() : speaker, DisplayText.of(speakerName), writer);
            }
            if (speaker != null && !speaker.equals(writer.userId())) {
                throw new ProblemException(ErrorCode.FORBIDDEN, "only a service writes down what others say");
            }
            return segment(writer.userId(), writer.name(), writer);
        }

        private Segment segment(String speaker, @Nullable String name, Caller writer) {
            return new Segment(segmentId, speaker, name, text, startMs, endMs, isFinal, writer.userId());
        }
    }

    /** @throws ProblemException when there are too many, one makes no sense or is not the writer's to write */
    List<Segment> by(Caller writer, int most) {
        if (segments.size() > most) {
            throw new ProblemException(ErrorCode.TRANSCRIPT_TOO_LONG, "at most %d segments at once".formatted(most));
        }
        return segments.stream().map(written -> written.by(writer)).toList();
    }
}
