package io.coachingcalls.events;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import io.coachingcalls.text.DisplayText;
import org.jspecify.annotations.Nullable;

/**
 * What our services announce on {@link Topics#CALLS_EVENTS}. The {@code type} string is the contract, not the class
 * name; a type or a field that a reader does not know is skipped.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(CallEvent.CallCreated.class),
    @JsonSubTypes.Type(CallEvent.CallEnded.class),
    @JsonSubTypes.Type(CallEvent.InvitationAnswered.class),
    @JsonSubTypes.Type(CallEvent.RecordingRequested.class),
    @JsonSubTypes.Type(CallEvent.RecordingChanged.class),
    @JsonSubTypes.Type(CallEvent.CallSummarised.class),
    @JsonSubTypes.Type(CallEvent.ChatCompiled.class),
    @JsonSubTypes.Type(CallEvent.SessionCompleted.class),
    @JsonSubTypes.Type(CallEvent.SessionErased.class),
    @JsonSubTypes.Type(CallEvent.ErasureDone.class)
})
public sealed interface CallEvent {

    /** The same for every copy of one event; readers tell repetitions by it. */
    String id();

    Instant time();

    /** Room name, which is also the record's key; of {@link ErasureDone} the erasure's id, as no name is left by then. */
    String room();

    /** The contract's name of this kind of event, as in {@code ce_type}. */
    default String type() {
        return getClass().getAnnotation(JsonTypeName.class).value();
    }

    /**
     * A call was made, or will take place at {@code scheduledFor}.
     *
     * @param invites whoever is named is asked first, and answers with {@link InvitationAnswered}; false in events of
     *     before there were invitations
     * @param requestedRoom what its owner's page calls the room, where that chose a name; means nothing to anybody else
     */
    @JsonTypeName("call.created")
    record CallCreated(
            String id,
            Instant time,
            String room,
            CallTerms terms,
            boolean invites,
            @Nullable String requestedRoom) implements CallEvent {

        /** One whose room nobody named. */
        public CallCreated(String id, Instant time, String room, CallTerms terms, boolean invites) {
            this(id, time, room, terms, invites, null);
        }

        /** One that asks nobody. */
        public CallCreated(String id, Instant time, String room, CallTerms terms) {
            this(id, time, room, terms, false);
        }
    }

    /**
     * Somebody who is named in a call says whether it is theirs; told again, with a higher revision, when they change
     * their mind.
     */
    @JsonTypeName("invitation.answered")
    record InvitationAnswered(
            String id, Instant time, String room, String userId, InvitationAnswer answer, long revision)
            implements CallEvent {}

    /**
     * The call was ended for everybody.
     *
     * @param endedBy the person who did; null for another reason
     */
    @JsonTypeName("call.ended")
    record CallEnded(
            String id, Instant time, String room, @Nullable String endedBy, EndReason reason) implements CallEvent {

        public CallEnded {
            // Before there was another reason, none was given
            reason = reason == null ? EndReason.ENDED_BY_PERSON : reason;
        }
    }

    /**
     * What became of one attempt to record; told again, with a higher revision, when more is known of it.
     *
     * @param attempt counts from 1 in a room; two attempts never write the same object
     * @param egressId null as long as LiveKit has told none
     * @param path the object's key in the bucket
     * @param reason why not started; null when it was
     * @param by the person who asked for it; null where the call records by itself
     * @param tier that person's tier, as in the token
     */
    @JsonTypeName("recording.requested")
    record RecordingRequested(
            String id,
            Instant time,
            String room,
            int attempt,
            int revision,
            @Nullable String egressId,
            String path,
            RecordingOutcome outcome,
            @Nullable String reason,
            @Nullable String by,
            @Nullable String tier)
            implements CallEvent {}

    /**
     * How a room's recording stands: all its attempts together, as people are told of it.
     *
     * @param reason why it is no good; null where it is
     * @param url the object's own location, of the first usable attempt; it is not signed
     * @param durationMs of all usable attempts together
     */
    @JsonTypeName("recording.changed")
    record RecordingChanged(
            String id,
            Instant time,
            String room,
            long revision,
            RecordingState state,
            @Nullable String reason,
            @Nullable String url,
            @Nullable Long durationMs,
            @Nullable Long sizeBytes)
            implements CallEvent {}

    /**
     * The words of a call, and what they come to.
     *
     * @param userId whose session it is
     * @param transcript the entries as they were given, an array of objects with {@code speaker} and {@code text}
     * @param summary null where there was no speech
     * @param evidence for each decision and each next action the indices of the transcript's entries it rests on
     * @param actionDetails beside each next action who does it until when, as far as that was said
     * @param source {@code model} or {@code extractive}
     */
    @JsonTypeName("call.summarised")
    record CallSummarised(
            String id,
            Instant time,
            String room,
            long revision,
            @Nullable String userId,
            CallType callType,
            JsonNode transcript,
            @Nullable String summary,
            List<String> decisions,
            List<String> nextActions,
            Evidence evidence,
            List<ActionDetail> actionDetails,
            String source)
            implements CallEvent {

        public record Evidence(List<List<Integer>> decisions, List<List<Integer>> nextActions) {}

        public record ActionDetail(
                @Nullable String owner, @Nullable String due) {}
    }

    /**
     * What was written to FRED and what FRED wrote, for the session's notes; once a room.
     *
     * @param text a line a message: time, role, text
     */
    @JsonTypeName("chat.compiled")
    record ChatCompiled(String id, Instant time, String room, String text) implements CallEvent {}

    /**
     * A session is settled: nobody will come back to it. Told again when more becomes known of who was there when.
     *
     * @param status {@code completed}, {@code cancelled} or {@code missed}
     * @param people those who were in it
     * @param revision the highest is right; 0 in events of before there was one
     */
    @JsonTypeName("session.completed")
    record SessionCompleted(
            String id,
            Instant time,
            String room,
            String sessionId,
            @Nullable String userId,
            CallType callType,
            String status,
            @Nullable Instant startedAt,
            @Nullable Instant endedAt,
            @Nullable Long durationSeconds,
            List<Person> people,
            long revision)
            implements CallEvent {

        public record Person(String userId, String name) {}
    }

    /**
     * A session is erased. Whoever keeps anything of its room removes that, takes nothing of the room any more, and
     * answers {@link ErasureDone}; told again when an answer stays out.
     */
    @JsonTypeName("session.erased")
    record SessionErased(String id, Instant time, String room, String erasureId, String sessionId)
            implements CallEvent {}

    /**
     * One service keeps nothing of an erased room any more.
     *
     * @param service its name
     * @param removed how many, by table or other kind
     */
    @JsonTypeName("erasure.done")
    record ErasureDone(String id, Instant time, String erasureId, String service, Map<String, Long> removed)
            implements CallEvent {

        public ErasureDone {
            removed = Map.copyOf(removed);
        }

        @Override
        public String room() {
            return erasureId;
        }
    }

    /**
     * What was agreed when the call was made. Travels in {@code call.created} and as the metadata of the LiveKit room,
     * so that {@code room_started} alone can make a session's row.
     *
     * @param participants user ids invited beside owner and coach
     * @param coachId null for a call with FRED
     */
    record CallTerms(
            String ownerId,
            CallType callType,
            @Nullable String title,
            @Nullable String coachId,
            List<String> participants,
            @Nullable Instant scheduledFor,
            long maxDurationSeconds) {

        public CallTerms {
            title = DisplayText.of(title);
            participants = participants == null ? List.of() : List.copyOf(participants);
        }
    }

    /**
     * Reads one record's value.
     *
     * @return empty for a type this version does not know
     * @throws IOException when it is no event at all
     */
    static Optional<CallEvent> read(byte[] json) throws IOException {
        try {
            return Optional.of(whole(EventJson.MAPPER.readValue(json, CallEvent.class)));
        } catch (InvalidTypeIdException e) {
            if (e.getTypeId() == null) {
                throw e;
            }
            return Optional.empty();
        }
    }

    /**
     * As {@link #read(byte[])}, for a reader that nothing must escape: an event that only a newer version understands is
     * not skipped, as nobody would come back for it.
     *
     * @throws UnknownEventType for a type this version does not know
     */
    static CallEvent readKnown(byte[] json) throws IOException {
        return read(json).orElseThrow(UnknownEventType::new);
    }

    /** As {@link #read(byte[])}; empty, too, for an event of another type. */
    static <E extends CallEvent> Optional<E> read(byte[] json, Class<E> type) throws IOException {
        return read(json).filter(type::isInstance).map(type::cast);
    }

    /** Facts are put in order by these: one without them, once kept, would spoil all others of its room. */
    private static CallEvent whole(@Nullable CallEvent event) throws IOException {
        if (event == null || event.id() == null || event.time() == null || event.room() == null) {
            throw new IOException("no event: its id, time or room is missing");
        }
        return event;
    }
}
