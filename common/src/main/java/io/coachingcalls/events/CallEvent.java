package io.coachingcalls.events;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import org.jspecify.annotations.Nullable;

/**
 * What our services announce on {@link Topics#CALLS_EVENTS}. The {@code type} string is the contract, not the class
 * name; a type or a field that a reader does not know is skipped.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({@JsonSubTypes.Type(CallEvent.CallCreated.class), @JsonSubTypes.Type(CallEvent.CallEnded.class)})
public sealed interface CallEvent {

    /** The same for every copy of one event; readers tell repetitions by it. */
    String id();

    Instant time();

    /** Room name, which is also the record's key. */
    String room();

    /** The contract's name of this kind of event, as in {@code ce_type}. */
    default String type() {
        return getClass().getAnnotation(JsonTypeName.class).value();
    }

    /** A call was made, or will take place at {@code scheduledFor}. */
    @JsonTypeName("call.created")
    record CallCreated(String id, Instant time, String room, CallTerms terms) implements CallEvent {}

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
            return Optional.of(EventJson.MAPPER.readValue(json, CallEvent.class));
        } catch (InvalidTypeIdException e) {
            if (e.getTypeId() == null) {
                throw e;
            }
            return Optional.empty();
        }
    }
}
