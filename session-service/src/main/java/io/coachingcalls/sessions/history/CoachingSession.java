package io.coachingcalls.sessions.history;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import io.coachingcalls.access.CallPeople;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A row of {@code coaching_sessions}, to read: only the fold writes it. */
@Entity
@Immutable
@Table(schema = "sessions", name = "coaching_sessions")
public class CoachingSession extends PanacheEntityBase {

    @Id
    public UUID id;

    public @Nullable String userId;
    public String roomName;
    public String callType;
    public String status;
    public @Nullable String title;
    public @Nullable String coachId;
    public List<String> invited;
    public List<String> gone;
    public @Nullable Instant scheduledFor;
    public @Nullable Long maxDurationSeconds;
    public @Nullable Instant roomFinishedAt;
    public @Nullable Instant startedAt;
    public @Nullable Instant endedAt;
    public @Nullable Long durationSeconds;
    public @Nullable String endReason;
    public int participantCount;
    public List<String> participantNames;
    public @Nullable String notes;
    public @Nullable String requestedRoom;
    public @Nullable String recordingState;
    public @Nullable String recordingReason;
    public @Nullable String recordingUrl;
    public @Nullable String summary;
    public boolean factsFull;
    public boolean factsQuarantined;
    public Instant createdAt;

    /** Whether it has come to an end that nobody can come back from. */
    public boolean isOver() {
        return roomFinishedAt != null || status.equals("cancelled") || status.equals("missed");
    }

    CallPeople people(Set<String> attended) {
        return new CallPeople(userId, coachId, Set.copyOf(invited), attended).without(gone);
    }
}
