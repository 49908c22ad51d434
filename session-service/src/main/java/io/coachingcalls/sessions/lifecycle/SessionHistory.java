package io.coachingcalls.sessions.lifecycle;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.coachingcalls.events.CallType;
import io.coachingcalls.events.Provenance;
import org.jspecify.annotations.Nullable;

/**
 * All that follows from a room's facts; its JSON has the names of the tables' columns.
 *
 * @param members user ids of those who may read it
 */
record SessionHistory(Session session, List<Participant> participants, Set<String> members) {

    /** A row of {@code coaching_sessions}. */
    @JsonNaming(SnakeCaseStrategy.class)
    record Session(
            UUID id,
            String roomName,
            @Nullable String userId,
            CallType callType,
            SessionStatus status,
            @Nullable String title,
            @Nullable String coachId,
            List<String> invited,
            @Nullable Instant scheduledFor,
            @Nullable Long maxDurationSeconds,
            @Nullable String roomSid,
            List<String> openRoomSids,
            @Nullable Instant roomFinishedAt,
            @Nullable Instant startedAt,
            @Nullable Instant endedAt,
            @Nullable Long durationSeconds,
            @Nullable String endReason,
            int participantCount,
            List<String> participantNames,
            @Nullable String notes,
            Instant createdAt) {}

    /**
     * A row of {@code video_participants}: one connection.
     *
     * @param participantSid null where only a client told of it
     * @param aliases ids that clients were given for it
     */
    @JsonNaming(SnakeCaseStrategy.class)
    record Participant(
            UUID id,
            UUID sessionId,
            @Nullable String participantSid,
            String userId,
            String name,
            ParticipantKind kind,
            Instant joinedAt,
            @Nullable Instant leftAt,
            Provenance joinProvenance,
            @Nullable Provenance leftProvenance,
            List<UUID> aliases) {}
}
