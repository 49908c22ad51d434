package io.coachingcalls.sessions.history;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.jspecify.annotations.Nullable;

/**
 * A session as the API shows it.
 *
 * @param durationSeconds from the first person's join to the last one's leave; null until the session is completed
 * @param duration the same in words: {@code 23m 45s}
 * @param endReason {@code ended_by_person}, {@code time_limit} or {@code everyone_left}; null while it goes on
 * @param requestedRoom what its owner's page calls the room; null where that did not choose a name
 * @param recordingState {@code ready}, {@code active}, {@code failed} …; null where nobody heard of a recording
 * @param recordingReason why it is no good; null where it is
 * @param recordingUrl the object's own location, not signed: {@code GET /api/coaching/recordings/{room}} gives links
 * @param factsQuarantined some of what happened could not be stored, and waits for an operator to have it replayed
 * @param participantCount people, not connections: who came back counts once
 */
@JsonNaming(SnakeCaseStrategy.class)
public record SessionRow(
        UUID id,
        @Nullable String userId,
        String roomName,
        String callType,
        String status,
        boolean inProgress,
        @Nullable String title,
        @Nullable String coachId,
        List<String> invited,
        @Nullable Instant scheduledFor,
        @Nullable Long maxDurationSeconds,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable Long durationSeconds,
        @Nullable String duration,
        @Nullable String endReason,
        int participantCount,
        List<String> participantNames,
        @Nullable String notes,
        @Nullable String requestedRoom,
        @Nullable String recordingState,
        @Nullable String recordingReason,
        @Nullable String recordingUrl,
        @Nullable String summary,
        boolean hasRecording,
        boolean hasSummary,
        boolean factsQuarantined,
        Instant createdAt) {

    /** The same under another name of its room. */
    public SessionRow inRoom(String name) {
        return new SessionRow(
                id,
                userId,
                name,
                callType,
                status,
                inProgress,
                title,
                coachId,
                invited,
                scheduledFor,
                maxDurationSeconds,
                startedAt,
                endedAt,
                durationSeconds,
                duration,
                endReason,
                participantCount,
                participantNames,
                notes,
                requestedRoom,
                recordingState,
                recordingReason,
                recordingUrl,
                summary,
                hasRecording,
                hasSummary,
                factsQuarantined,
                createdAt);
    }

    public static SessionRow from(CoachingSession session) {
        return new SessionRow(
                session.id,
                session.userId,
                session.roomName,
                session.callType,
                session.status,
                session.status.equals("in_progress"),
                session.title,
                session.coachId,
                session.invited,
                session.scheduledFor,
                session.maxDurationSeconds,
                session.startedAt,
                session.endedAt,
                session.durationSeconds,
                session.durationSeconds == null ? null : DurationInWords.of(session.durationSeconds),
                session.endReason,
                session.participantCount,
                session.participantNames,
                session.notes,
                session.requestedRoom,
                session.recordingState,
                session.recordingReason,
                session.recordingUrl,
                session.summary,
                session.recordingUrl != null,
                session.summary != null,
                session.factsQuarantined,
                session.createdAt);
    }
}
