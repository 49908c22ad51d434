package io.coachingcalls.sessions.legacy;

import java.time.Duration;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.coachingcalls.sessions.participants.ParticipantResource.ParticipantRow;
import org.jspecify.annotations.Nullable;

/**
 * A participant with the columns that the old frontend reads.
 *
 * @param role {@code participant}, or {@code agent}
 * @param durationSeconds null while inside
 */
@JsonNaming(SnakeCaseStrategy.class)
record OldParticipant(
        @JsonUnwrapped ParticipantRow row,
        String participantName,
        String participantIdentity,
        String role,
        @Nullable Long durationSeconds) {

    static OldParticipant of(ParticipantRow row) {
        return new OldParticipant(
                row,
                row.name(),
                row.userId(),
                row.kind().equals("agent") ? "agent" : "participant",
                row.leftAt() == null
                        ? null
                        : Duration.between(row.joinedAt(), row.leftAt()).toSeconds());
    }
}
