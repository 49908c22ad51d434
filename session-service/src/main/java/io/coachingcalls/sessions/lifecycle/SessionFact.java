package io.coachingcalls.sessions.lifecycle;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.databind.JsonNode;
import io.coachingcalls.attendance.Connection;
import io.coachingcalls.events.CallEvent.CallTerms;
import io.coachingcalls.events.CallType;
import io.coachingcalls.events.EndReason;
import io.coachingcalls.events.InvitationAnswer;
import io.coachingcalls.events.Provenance;
import io.coachingcalls.events.RecordingState;
import io.coachingcalls.facts.Fact;
import io.coachingcalls.facts.Quota;
import io.coachingcalls.structure.PlainJava;
import org.jspecify.annotations.Nullable;

/** What a session is folded from. The {@code type} names are stored: renaming one needs a migration. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(SessionFact.CallCreated.class),
    @JsonSubTypes.Type(SessionFact.CallEnded.class),
    @JsonSubTypes.Type(SessionFact.InvitationAnswered.class),
    @JsonSubTypes.Type(SessionFact.RoomStarted.class),
    @JsonSubTypes.Type(SessionFact.RoomFinished.class),
    @JsonSubTypes.Type(SessionFact.ParticipantJoined.class),
    @JsonSubTypes.Type(SessionFact.ParticipantLeft.class),
    @JsonSubTypes.Type(SessionFact.StartReported.class),
    @JsonSubTypes.Type(SessionFact.JoinReported.class),
    @JsonSubTypes.Type(SessionFact.LeaveReported.class),
    @JsonSubTypes.Type(SessionFact.StaleClosed.class),
    @JsonSubTypes.Type(SessionFact.NoteAdded.class),
    @JsonSubTypes.Type(SessionFact.NotesReplaced.class),
    @JsonSubTypes.Type(SessionFact.ChatCompiled.class),
    @JsonSubTypes.Type(SessionFact.RecordingChanged.class),
    @JsonSubTypes.Type(SessionFact.Summarised.class)
})
@PlainJava
public sealed interface SessionFact extends Fact {

    /** When it happened, as precisely as its source says. */
    Instant time();

    Provenance provenance();

    /** Of LiveKit's whole seconds, narrowed down by when the webhook came, which can come again. */
    @Override
    default Optional<Instant> happenedBy() {
        return switch (this) {
            case RoomStarted ignored -> Optional.of(time());
            case RoomFinished ignored -> Optional.of(time());
            case ParticipantJoined ignored -> Optional.of(time());
            case ParticipantLeft ignored -> Optional.of(time());
            default -> Optional.empty();
        };
    }

    @Override
    default Quota quota() {
        return switch (this) {
            case RoomStarted ignored -> Quota.ofLiveKit();
            case ParticipantJoined ignored -> Quota.ofLiveKit();
            case ParticipantLeft ignored -> Quota.ofLiveKitForLeaving();
            case RoomFinished ignored -> Quota.ofLiveKitForClosing();
            case StartReported report -> Quota.ofPerson(report.userId());
            case JoinReported report -> Quota.ofPerson(report.userId());
            case LeaveReported report -> Quota.ofPersonForLeaving(report.userId());
            case NoteAdded note -> Quota.ofPerson(note.author());
            case NotesReplaced notes -> Quota.ofPerson(notes.author());
            case InvitationAnswered answered -> Quota.ofPersonForLeaving(answered.userId());
            case CallCreated ignored -> Quota.ofServices();
            case CallEnded ignored -> Quota.ofServices();
            case StaleClosed ignored -> Quota.ofServices();
            case ChatCompiled ignored -> Quota.ofServices();
            case RecordingChanged ignored -> Quota.ofServices();
            case Summarised ignored -> Quota.ofServices();
        };
    }

    /** The name it is stored under. */
    default String type() {
        return getClass().getAnnotation(JsonTypeName.class).value();
    }

    /**
     * @param invites whoever is named is asked first; false in facts of before there were invitations
     * @param requestedRoom what its owner's page calls the room; null where that did not choose a name
     */
    @JsonTypeName("call_created")
    record CallCreated(
            String id,
            Instant time,
            String room,
            Provenance provenance,
            CallTerms terms,
            boolean invites,
            @Nullable String requestedRoom)
            implements SessionFact {

        /** One whose room nobody named. */
        public CallCreated(
                String id, Instant time, String room, Provenance provenance, CallTerms terms, boolean invites) {
            this(id, time, room, provenance, terms, invites, null);
        }

        /** One that asked nobody. */
        public CallCreated(String id, Instant time, String room, Provenance provenance, CallTerms terms) {
            this(id, time, room, provenance, terms, false);
        }
    }

    /** Somebody who is named says whether the session is theirs; of several answers the one of the highest revision counts. */
    @JsonTypeName("invitation_answered")
    record InvitationAnswered(
            String id,
            Instant time,
            String room,
            Provenance provenance,
            String userId,
            InvitationAnswer answer,
            long revision)
            implements SessionFact {}

    /** @param endedBy null where nobody did, but time was up */
    @JsonTypeName("call_ended")
    record CallEnded(
            String id,
            Instant time,
            String room,
            Provenance provenance,
            @Nullable String endedBy,
            EndReason reason) implements SessionFact {}

    /** @param terms from the room's metadata; null for a room that is not of our making */
    @JsonTypeName("room_started")
    record RoomStarted(
            String id,
            Instant time,
            String room,
            Provenance provenance,
            String roomSid,
            @Nullable CallTerms terms) implements SessionFact {}

    @JsonTypeName("room_finished")
    record RoomFinished(String id, Instant time, String room, Provenance provenance, String roomSid)
            implements SessionFact {}

    @JsonTypeName("participant_joined")
    record ParticipantJoined(
            String id,
            Instant time,
            String room,
            Provenance provenance,
            String roomSid,
            Connection connection,
            @Nullable CallTerms terms)
            implements SessionFact {}

    /** Says also that there was a join, which matters where the join's own event was lost. */
    @JsonTypeName("participant_left")
    record ParticipantLeft(
            String id,
            Instant time,
            String room,
            Provenance provenance,
            String roomSid,
            Connection connection,
            @Nullable CallTerms terms)
            implements SessionFact {}

    /**
     * A client says that its person is in the call.
     *
     * @param time when we heard of it
     * @param startedAt what the client's clock says
     */
    @JsonTypeName("start_reported")
    record StartReported(
            String id,
            Instant time,
            String room,
            Provenance provenance,
            String userId,
            @Nullable String name,
            Instant startedAt)
            implements SessionFact {}

    /**
     * A client says that its person joined.
     *
     * @param participantId the id the client was given for it, good for ever after
     * @param participantSid LiveKit's id of the connection, where the client knows it
     */
    @JsonTypeName("join_reported")
    record JoinReported(
            String id,
            Instant time,
            String room,
            Provenance provenance,
            UUID participantId,
            String userId,
            @Nullable String name,
            @Nullable String participantSid)
            implements SessionFact {}

    /**
     * A client says that its person left.
     *
     * @param participantId null where the client does not say which of its person's connections
     */
    @JsonTypeName("leave_reported")
    record LeaveReported(
            String id,
            Instant time,
            String room,
            Provenance provenance,
            @Nullable UUID participantId,
            String userId,
            Instant leftAt)
            implements SessionFact {}

    /**
     * Clients told of people, LiveKit never did, and for a long time nobody told anything. Believed least of all: what
     * anybody tells of a leave, and any sign of LiveKit's, counts more.
     *
     * @param time when LiveKit was first seen to have no such room
     */
    @JsonTypeName("stale_closed")
    record StaleClosed(String id, Instant time, String room, Provenance provenance) implements SessionFact {}

    /** Somebody wrote something down. */
    @JsonTypeName("note_added")
    record NoteAdded(String id, Instant time, String room, Provenance provenance, String author, String text)
            implements SessionFact {}

    /**
     * Somebody wrote anew what people had written down; the chats with FRED among the notes stay.
     *
     * @param text null where nothing is to be left of it
     */
    @JsonTypeName("notes_replaced")
    record NotesReplaced(
            String id,
            Instant time,
            String room,
            Provenance provenance,
            String author,
            @Nullable String text) implements SessionFact {}

    /** The chat with FRED, as it is kept among the notes. */
    @JsonTypeName("chat_compiled")
    record ChatCompiled(String id, Instant time, String room, Provenance provenance, String text)
            implements SessionFact {}

    /**
     * How the recording stands; of several the one of the highest revision counts.
     *
     * @param url the object's own location; null where there is nothing to listen to
     */
    @JsonTypeName("recording_changed")
    record RecordingChanged(
            String id,
            Instant time,
            String room,
            Provenance provenance,
            long revision,
            RecordingState state,
            @Nullable String reason,
            @Nullable String url)
            implements SessionFact {}

    /**
     * What the words of the call come to; of several the one of the highest revision counts. As it is stored it refers to
     * the words, see {@link Transcripts}.
     */
    @JsonTypeName("summarised")
    record Summarised(
            String id,
            Instant time,
            String room,
            Provenance provenance,
            long revision,
            @Nullable String userId,
            CallType callType,
            SessionHistory.Words words)
            implements SessionFact {

        Summarised referringTo(String hash) {
            return new Summarised(id, time, room, provenance, revision, userId, callType, words.referringTo(hash));
        }

        /** What the system before this one had; anything that recording-service tells counts more. */
        public static Summarised imported(
                CallCreated call,
                @Nullable JsonNode transcriptJson,
                @Nullable String summary,
                @Nullable List<String> decisions,
                @Nullable List<String> nextActions) {
            return new Summarised(
                    call.room() + ":imported:summarised",
                    call.time(),
                    call.room(),
                    Provenance.IMPORTED,
                    0,
                    call.terms().ownerId(),
                    call.terms().callType(),
                    new SessionHistory.Words(transcriptJson, null, summary, decisions, nextActions, null, null, null));
        }
    }
}
