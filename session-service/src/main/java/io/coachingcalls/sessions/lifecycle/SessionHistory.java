package io.coachingcalls.sessions.lifecycle;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.coachingcalls.attendance.ParticipantKind;
import io.coachingcalls.events.CallEvent.CallSummarised.ActionDetail;
import io.coachingcalls.events.CallEvent.CallSummarised.Evidence;
import io.coachingcalls.events.CallType;
import io.coachingcalls.events.Provenance;
import io.coachingcalls.events.RecordingState;
import io.coachingcalls.structure.PlainJava;
import org.jspecify.annotations.Nullable;

/**
 * All that follows from a room's facts; its JSON has the names of the tables' columns.
 *
 * @param members user ids of those in whose history it stands
 */
@PlainJava
record SessionHistory(Session session, List<Participant> participants, Set<String> members) {

    /**
     * A row of {@code coaching_sessions}.
     *
     * @param settlesAt from then on nobody comes back, as far as is known; null while somebody may
     * @param gone user ids of those who declined or left it
     * @param overSince since when it can be over for good, which is how long it has been kept; null while it is not over
     * @param attendanceRevision grows with what is known of who was there when
     */
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
            List<String> gone,
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
            @Nullable String requestedRoom,
            boolean factsFull,
            @JsonUnwrapped Recording recording,
            @JsonUnwrapped Words words,
            Instant createdAt,
            @Nullable Instant settlesAt,
            @Nullable Instant overSince,
            long attendanceRevision) {

        /** The row was written together with one of {@code session_terms}: since there are such rows, it always is. */
        @JsonProperty("has_terms")
        boolean hasTerms() {
            return true;
        }
    }

    /** The columns that tell of the recording. */
    record Recording(
            @JsonProperty("recording_state") @Nullable RecordingState state,
            @JsonProperty("recording_reason") @Nullable String reason,
            @JsonProperty("recording_url") @Nullable String url) {

        static final Recording NONE = new Recording(null, null, null);
    }

    /**
     * The columns that tell what was said.
     *
     * @param transcriptJson an array of entries, as they were given; null in a fact that refers to them
     * @param transcriptHash what {@link Transcripts} knows them by; null in a fact from before it did
     * @param evidence for each decision and next action the indices of the entries it rests on
     * @param summarySource {@code model} or {@code extractive}
     */
    @JsonNaming(SnakeCaseStrategy.class)
    record Words(
            @Nullable JsonNode transcriptJson,
            @Nullable String transcriptHash,
            @Nullable String summary,
            @Nullable List<String> decisions,
            @Nullable List<String> nextActions,
            @Nullable Evidence evidence,
            @Nullable List<ActionDetail> actionDetails,
            @Nullable String summarySource) {

        static final Words NONE = new Words(null, null, null, null, null, null, null, null);

        boolean haveTranscript() {
            return transcriptJson != null || transcriptHash != null;
        }

        Words referringTo(String hash) {
            return new Words(null, hash, summary, decisions, nextActions, evidence, actionDetails, summarySource);
        }
    }

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
