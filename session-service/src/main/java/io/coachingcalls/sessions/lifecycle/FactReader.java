package io.coachingcalls.sessions.lifecycle;

import java.util.Objects;
import java.util.Optional;

import io.coachingcalls.events.CallEvent;
import io.coachingcalls.events.CallEvent.CallTerms;
import io.coachingcalls.events.LiveKitEvent;
import io.coachingcalls.events.Provenance;
import io.coachingcalls.sessions.lifecycle.SessionFact.Connection;
import org.jspecify.annotations.Nullable;

/** From events on Kafka to the facts the fold understands; everything else is of no interest here. */
final class FactReader {

    private FactReader() {}

    static Optional<SessionFact> read(CallEvent event) {
        return switch (event) {
            case CallEvent.CallCreated created ->
                Optional.of(new SessionFact.CallCreated(
                        created.id(), created.time(), created.room(), Provenance.OBSERVED, created.terms()));
            case CallEvent.CallEnded ended ->
                Optional.of(new SessionFact.CallEnded(
                        ended.id(), ended.time(), ended.room(), Provenance.OBSERVED, ended.endedBy(), ended.reason()));
            case CallEvent.RecordingChanged changed ->
                Optional.of(new SessionFact.RecordingChanged(
                        changed.id(),
                        changed.time(),
                        changed.room(),
                        Provenance.OBSERVED,
                        changed.revision(),
                        changed.state(),
                        changed.reason(),
                        changed.url()));
            case CallEvent.CallSummarised summarised ->
                Optional.of(new SessionFact.Summarised(
                        summarised.id(),
                        summarised.time(),
                        summarised.room(),
                        Provenance.OBSERVED,
                        summarised.revision(),
                        summarised.userId(),
                        summarised.callType(),
                        wordsOf(summarised)));
            case CallEvent.ChatCompiled chat ->
                Optional.of(new SessionFact.ChatCompiled(
                        chat.id(), chat.time(), chat.room(), Provenance.OBSERVED, chat.text()));
            // What we say ourselves, and what recording-service makes a state of
            case CallEvent.SessionCompleted ignored -> Optional.empty();
            case CallEvent.RecordingRequested ignored -> Optional.empty();
            // No facts of a room, but the end of them
            case CallEvent.SessionErased ignored -> Optional.empty();
            case CallEvent.ErasureDone ignored -> Optional.empty();
        };
    }

    private static SessionHistory.Words wordsOf(CallEvent.CallSummarised summarised) {
        return new SessionHistory.Words(
                summarised.transcript(),
                summarised.summary(),
                summarised.decisions(),
                summarised.nextActions(),
                summarised.evidence(),
                summarised.actionDetails(),
                summarised.source());
    }

    /**
     * @param terms what call-service wrote into the room, which others may have written into theirs
     * @throws NullPointerException when LiveKit left out what such an event always has
     */
    static Optional<SessionFact> read(LiveKitEvent event, Provenance provenance, @Nullable CallTerms terms) {
        String room = Objects.requireNonNull(event.roomName(), "room name");
        return switch (event.event()) {
            case LiveKitEvent.ROOM_STARTED ->
                Optional.of(new SessionFact.RoomStarted(
                        event.id(), roomOf(event).createdAt(), room, provenance, sidOf(event), terms));
            case LiveKitEvent.ROOM_FINISHED ->
                Optional.of(new SessionFact.RoomFinished(event.id(), event.time(), room, provenance, sidOf(event)));
            case LiveKitEvent.PARTICIPANT_JOINED ->
                connectionOf(event)
                        .map(connection -> new SessionFact.ParticipantJoined(
                                event.id(), connection.joinedAt(), room, provenance, sidOf(event), connection, terms));
            case LiveKitEvent.PARTICIPANT_LEFT ->
                connectionOf(event)
                        .map(connection -> new SessionFact.ParticipantLeft(
                                event.id(), event.time(), room, provenance, sidOf(event), connection, terms));
            default -> Optional.empty();
        };
    }

    /** Empty for recorders and the like: they are in the room, but nobody. */
    private static Optional<Connection> connectionOf(LiveKitEvent event) {
        var participant = Objects.requireNonNull(event.participant(), "participant");
        if (!participant.isPerson() && !participant.isAgent()) {
            return Optional.empty();
        }
        return Optional.of(new Connection(
                Objects.requireNonNull(participant.sid(), "participant sid"),
                Objects.requireNonNull(participant.identity(), "participant identity"),
                participant.name() == null || participant.name().isBlank() ? null : participant.name(),
                participant.isAgent() ? ParticipantKind.AGENT : ParticipantKind.PERSON,
                participant.joined()));
    }

    private static LiveKitEvent.Room roomOf(LiveKitEvent event) {
        return Objects.requireNonNull(event.room(), "room");
    }

    private static String sidOf(LiveKitEvent event) {
        return Objects.requireNonNull(roomOf(event).sid(), "room sid");
    }
}
