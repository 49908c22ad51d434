package io.coachingcalls.recordings.room;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import io.coachingcalls.attendance.ParticipantKind;
import io.coachingcalls.events.CallEvent.CallTerms;
import io.coachingcalls.events.InvitationAnswer;
import io.coachingcalls.events.Provenance;
import io.coachingcalls.events.RecordingOutcome;
import io.coachingcalls.facts.Fact;
import io.coachingcalls.facts.Quota;
import io.coachingcalls.structure.PlainJava;
import org.jspecify.annotations.Nullable;

/** What a room and its recordings are folded from. The {@code type} names are stored: renaming one needs a migration. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(RoomFact.CallCreated.class),
    @JsonSubTypes.Type(RoomFact.InvitationAnswered.class),
    @JsonSubTypes.Type(RoomFact.RoomStarted.class),
    @JsonSubTypes.Type(RoomFact.RoomFinished.class),
    @JsonSubTypes.Type(RoomFact.PersonJoined.class),
    @JsonSubTypes.Type(RoomFact.PersonLeft.class),
    @JsonSubTypes.Type(RoomFact.SessionSettled.class),
    @JsonSubTypes.Type(RoomFact.RecordingRequested.class),
    @JsonSubTypes.Type(RoomFact.EgressSeen.class),
    @JsonSubTypes.Type(RoomFact.StorageTrouble.class),
    @JsonSubTypes.Type(RoomFact.ObjectChecked.class),
    @JsonSubTypes.Type(RoomFact.RecordingDeleted.class)
})
@PlainJava
public sealed interface RoomFact extends Fact {

    /** When it happened, as precisely as its source says. */
    Instant time();

    /** Of LiveKit's whole seconds, narrowed down by when the webhook came, which can come again. */
    @Override
    default Optional<Instant> happenedBy() {
        return switch (this) {
            case RoomStarted ignored -> Optional.of(time());
            case RoomFinished ignored -> Optional.of(time());
            case PersonJoined ignored -> Optional.of(time());
            case PersonLeft ignored -> Optional.of(time());
            case EgressSeen ignored -> Optional.of(time());
            default -> Optional.empty();
        };
    }

    @Override
    default Quota quota() {
        return switch (this) {
            case RoomStarted ignored -> Quota.ofLiveKit();
            case PersonJoined ignored -> Quota.ofLiveKit();
            case PersonLeft ignored -> Quota.ofLiveKitForLeaving();
            case EgressSeen ignored -> Quota.ofLiveKitForLeaving();
            case InvitationAnswered answered -> Quota.ofPersonForLeaving(answered.userId());
            default -> Quota.ofServices();
        };
    }

    @JsonTypeName("call_created")
    record CallCreated(String id, Instant time, String room, CallTerms terms) implements RoomFact {}

    /** Somebody who is named says whether the call is theirs; of several answers the one of the highest revision counts. */
    @JsonTypeName("invitation_answered")
    record InvitationAnswered(
            String id, Instant time, String room, String userId, InvitationAnswer answer, long revision)
            implements RoomFact {}

    /**
     * @param provenance null in facts from before it was kept
     * @param roomSid null in facts from before it was kept
     * @param terms from the room's metadata; null for a room that is not of our making
     */
    @JsonTypeName("room_started")
    record RoomStarted(
            String id,
            Instant time,
            String room,
            @Nullable Provenance provenance,
            @Nullable String roomSid,
            @Nullable CallTerms terms)
            implements RoomFact {}

    @JsonTypeName("room_finished")
    record RoomFinished(String id, Instant time, String room, Provenance provenance, String roomSid)
            implements RoomFact {}

    /** @param roomSid null in facts from before it was kept */
    @JsonTypeName("person_joined")
    record PersonJoined(
            String id,
            Instant time,
            String room,
            Provenance provenance,
            @Nullable String roomSid,
            Connection connection,
            @Nullable CallTerms terms)
            implements RoomFact {}

    /**
     * Says also that there was a join, which matters where the join's own event was lost.
     *
     * @param roomSid null in facts from before it was kept
     */
    @JsonTypeName("person_left")
    record PersonLeft(
            String id,
            Instant time,
            String room,
            Provenance provenance,
            @Nullable String roomSid,
            Connection connection,
            @Nullable CallTerms terms)
            implements RoomFact {}

    /**
     * session-service says that the session is settled: nobody will come back to it.
     *
     * @param revision of several, the highest is right
     */
    @JsonTypeName("session_settled")
    record SessionSettled(
            String id,
            Instant time,
            String room,
            String status,
            @Nullable Instant startedAt,
            @Nullable Instant endedAt,
            List<Person> people,
            long revision)
            implements RoomFact {}

    /** call-service tried to record, or says why it did not; of one attempt the highest revision counts. */
    @JsonTypeName("recording_requested")
    record RecordingRequested(
            String id,
            Instant time,
            String room,
            int attempt,
            int revision,
            @Nullable String egressId,
            String path,
            RecordingOutcome outcome,
            @Nullable String reason)
            implements RoomFact {}

    /** How a recorder stood at some moment. */
    @JsonTypeName("egress_seen")
    record EgressSeen(String id, Instant time, String room, Provenance provenance, Egress egress) implements RoomFact {}

    /** The bucket cannot be asked about an attempt that is said to be written; it will be asked again. */
    @JsonTypeName("storage_trouble")
    record StorageTrouble(String id, Instant time, String room, int attempt, String reason) implements RoomFact {}

    /**
     * What the bucket has of an attempt that is said to be written. The first check that has an answer is the last.
     *
     * @param sizeBytes null where there is no object
     * @param problem why that is no recording; null where it is one
     */
    @JsonTypeName("object_checked")
    record ObjectChecked(
            String id,
            Instant time,
            String room,
            int attempt,
            @Nullable Long sizeBytes,
            @Nullable String problem) implements RoomFact {

        /** Nothing can be heard in it; it can be played all the same. */
        public static final String SILENT = "silent";

        boolean isPlayable() {
            return problem == null || problem.equals(SILENT);
        }
    }

    /**
     * An attempt's object was removed from the bucket.
     *
     * @param by the person who asked for it; null where it was old enough
     */
    @JsonTypeName("recording_deleted")
    record RecordingDeleted(
            String id,
            Instant time,
            String room,
            int attempt,
            @Nullable String by) implements RoomFact {}

    /**
     * One connection of one person, or of a phone that may turn out to be one.
     *
     * @param name null where the client gave none
     * @param kind null in facts from before it was kept, of people only
     */
    record Connection(
            String participantSid,
            String userId,
            @Nullable String name,
            Instant joinedAt,
            @Nullable ParticipantKind kind) {}

    record Person(String userId, String name) {}
}
