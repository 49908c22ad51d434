package io.coachingcalls.sessions.imports;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.coachingcalls.text.DisplayText;
import io.coachingcalls.text.UserId;
import org.jspecify.annotations.Nullable;

/**
 * A row of the old system's {@code coaching_sessions}, with its rows of {@code video_participants}. Columns that are
 * not named here are passed over.
 *
 * @param roomName null where the old system kept none: the session then gets a room of its own
 * @param callType {@code scheduled}; all else counts as {@code on-demand}
 * @param title cut at 200 characters, less control characters; so are people's names
 * @param durationSeconds tells the end where {@code endedAt} is missing; at most a year
 */
@JsonNaming(SnakeCaseStrategy.class)
@JsonIgnoreProperties(ignoreUnknown = true)
record ImportedSession(
        @NotBlank @Size(max = 100) String id,
        @NotBlank @UserId String userId,
        @Nullable @Size(max = 255) String roomName,
        @Nullable @Size(max = 100) String callType,
        @Nullable String title,
        @Nullable @UserId String coachId,
        @NotNull Instant createdAt,
        @Nullable Instant scheduledFor,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable @PositiveOrZero @Max(A_YEAR) Long durationSeconds,
        @Nullable @Size(max = 200_000) String notes,
        @Nullable JsonNode transcriptJson,
        @Nullable @Size(max = 200_000) String summary,
        @Nullable @Size(max = 1_000) List<@NotNull String> decisions,
        @Nullable @Size(max = 1_000) List<@NotNull String> nextActions,
        @Nullable @Size(max = 2_000) String recordingUrl,
        @Nullable @Size(max = 1_000) List<@NotNull @Valid Participant> participants) {

    private static final long A_YEAR = 366 * 24 * 60 * 60;

    ImportedSession {
        title = DisplayText.of(title);
        createdAt = known(createdAt);
        scheduledFor = known(scheduledFor);
        startedAt = known(startedAt);
        endedAt = known(endedAt);
    }

    String room() {
        return roomName == null || roomName.isBlank() ? "imported-" + id : roomName;
    }

    List<Participant> people() {
        return Objects.requireNonNullElse(participants, List.of());
    }

    /** All that it says of when. */
    Stream<Instant> times() {
        return Stream.concat(
                        Stream.of(createdAt, scheduledFor, startedAt, endedAt),
                        people().stream().flatMap(person -> Stream.of(person.joinedAt(), person.leftAt())))
                .filter(Objects::nonNull);
    }

    /** @param leftAt null where nobody noticed: the session's end */
    @JsonNaming(SnakeCaseStrategy.class)
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Participant(
            @NotBlank @Size(max = 100) String id,
            @NotBlank @UserId String userId,
            @Nullable String name,
            @Nullable Instant joinedAt,
            @Nullable Instant leftAt) {

        Participant {
            name = DisplayText.of(name);
            joinedAt = known(joinedAt);
            leftAt = known(leftAt);
        }
    }

    /** Nobody was in a call in 1970: that is how a zero is written where a time is wanted and none is known. */
    private static @Nullable Instant known(@Nullable Instant time) {
        return Instant.EPOCH.equals(time) ? null : time;
    }
}
