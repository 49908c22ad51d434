package io.coachingcalls.calls.call;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import io.coachingcalls.access.CallPeople;
import io.coachingcalls.events.CallEvent.CallTerms;
import io.coachingcalls.events.CallType;
import io.coachingcalls.events.SessionIds;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** One call as it was agreed. Written once; what happens to it later is written by single statements. */
@Entity
@Immutable
@Table(schema = "calls", name = "calls")
public class Call {

    /** What a page can call a room. */
    public static final String REQUESTED_ROOM = "[A-Za-z0-9_-]{1,128}";

    @Id
    private String room;

    @Column(name = "session_id")
    private UUID sessionId;

    @Column(name = "owner_id")
    private String ownerId;

    @Column(name = "call_type")
    private CallType callType;

    private @Nullable String title;

    @Column(name = "coach_id")
    private @Nullable String coachId;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private String[] participants;

    @Column(name = "scheduled_for")
    private @Nullable Instant scheduledFor;

    @Column(name = "opens_at")
    private Instant opensAt;

    @Column(name = "max_duration_seconds")
    private long maxDurationSeconds;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "ended_at", insertable = false, updatable = false)
    private @Nullable Instant endedAt;

    @Column(name = "recording_wanted")
    private boolean recordingWanted;

    @Column(name = "recording_by")
    private @Nullable String recordingBy;

    @Column(name = "recording_tier")
    private @Nullable String recordingTier;

    private boolean invites;

    @Column(name = "owner_name")
    private @Nullable String ownerName;

    @Column(name = "requested_room")
    private @Nullable String requestedRoom;

    @Column(name = "idempotency_key")
    private @Nullable String idempotencyKey;

    @Column(name = "request_hash")
    private @Nullable String requestHash;

    /** For Hibernate. */
    @NullUnmarked
    protected Call() {}

    public Call(
            String room,
            CallTerms terms,
            @Nullable String ownerName,
            RecordingPreference recording,
            Instant opensAt,
            Instant createdAt,
            @Nullable String idempotencyKey,
            String requestHash) {
        this.room = room;
        this.sessionId = SessionIds.ofRoom(room);
        this.ownerId = terms.ownerId();
        this.callType = terms.callType();
        this.title = terms.title();
        this.coachId = terms.coachId();
        this.participants = terms.participants().toArray(String[]::new);
        this.scheduledFor = terms.scheduledFor();
        this.maxDurationSeconds = terms.maxDurationSeconds();
        this.invites = true;
        this.ownerName = ownerName;
        this.recordingWanted = recording.wanted();
        this.recordingBy = recording.by();
        this.recordingTier = recording.tier();
        this.opensAt = opensAt;
        this.createdAt = createdAt;
        this.idempotencyKey = idempotencyKey;
        this.requestHash = requestHash;
    }

    /** The same, under the name that its owner's page chose for the room. */
    public Call requestedAs(String name) {
        this.requestedRoom = name;
        return this;
    }

    public String room() {
        return room;
    }

    /** What its owner's page calls the room; null where that did not choose a name. */
    public @Nullable String requestedRoom() {
        return requestedRoom;
    }

    /** Under which its history is kept. */
    public UUID sessionId() {
        return sessionId;
    }

    public CallTerms terms() {
        return new CallTerms(
                ownerId, callType, title, coachId, List.of(participants), scheduledFor, maxDurationSeconds);
    }

    public CallPeople people() {
        return new CallPeople(ownerId, coachId, Set.of(participants), Set.of());
    }

    /** Whoever is named is asked first; false for calls of before there were invitations. */
    public boolean invites() {
        return invites;
    }

    /** Named by the owner: coach or another. */
    public boolean names(String userId) {
        return userId.equals(coachId) || List.of(participants).contains(userId);
    }

    /** A call with a coach, or one that its owner's page made as such; any other is with FRED. */
    public boolean isVideoSession() {
        return coachId != null || requestedRoom != null;
    }

    public Duration maxDuration() {
        return Duration.ofSeconds(maxDurationSeconds);
    }

    /** From then on the room is there, or made for the first who asks. */
    public Instant opensAt() {
        return opensAt;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public @Nullable Instant endedAt() {
        return endedAt;
    }

    public boolean wasMadeBy(String hash) {
        return hash.equals(requestHash);
    }
}
