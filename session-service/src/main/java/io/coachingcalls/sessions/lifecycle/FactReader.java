package io.coachingcalls.sessions.lifecycle;

import java.util.Objects;
import java.util.Optional;

import io.coachingcalls.attendance.AttendanceEvent;
import io.coachingcalls.events.CallEvent;
import io.coachingcalls.events.CallEvent.CallTerms;
import io.coachingcalls.events.LiveKitEvent;
import io.coachingcalls.events.Provenance;
import io.coachingcalls.structure.PlainJava;
import org.jspecify.annotations.Nullable;

/** From events on Kafka to the facts the fold understands; everything else is of no interest here. */
@PlainJava
final class FactReader {

    private FactReader() {}

    static Optional<SessionFact> read(CallEvent event) {
        return switch (event) {
            case CallEvent.CallCreated created ->
                Optional.of(new SessionFact.CallCreated(
                        created.id(),
                        created.time(),
                        created.room(),
                        Provenance.OBSERVED,
                        created.terms(),
                        created.invites(),
                        created.requestedRoom()));
            case CallEvent.InvitationAnswered answered ->
                Optional.of(new SessionFact.InvitationAnswered(
                        answered.id(),
                        answered.time(),
                        answered.room(),
                        Provenance.OBSERVED,
                        Objects.requireNonNull(answered.userId(), "user id"),
                        Objects.requireNonNull(answered.answer(), "answer"),
                        answered.revision()));
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
                null,
                summarised.summary(),
                summarised.decisions(),
                summarised.nextActions(),
                summarised.evidence(),
                summarised.actionDetails(),
                summarised.source());
    }

    /**
     * @param terms what call-service wrote into the room, which others may have written into theirs
     * @throws RuntimeException when LiveKit left out what such an event always has
     */
    static Optional<SessionFact> read(LiveKitEvent event, Provenance provenance, @Nullable CallTerms terms) {
        if (!event.isAboutARoom()) {
            return Optional.empty();
        }
        String room = Objects.requireNonNull(event.roomName(), "room name");
        return AttendanceEvent.of(event, provenance).map(told -> fact(told, room, terms));
    }

    private static SessionFact fact(AttendanceEvent told, String room, @Nullable CallTerms terms) {
        return switch (told) {
            case AttendanceEvent.RoomStarted started ->
                new SessionFact.RoomStarted(
                        started.id(), started.time(), room, started.provenance(), started.roomSid(), terms);
            case AttendanceEvent.RoomFinished finished ->
                new SessionFact.RoomFinished(
                        finished.id(), finished.time(), room, finished.provenance(), finished.roomSid());
            case AttendanceEvent.Joined joined ->
                new SessionFact.ParticipantJoined(
                        joined.id(),
                        joined.time(),
                        room,
                        joined.provenance(),
                        joined.roomSid(),
                        joined.connection(),
                        terms);
            case AttendanceEvent.Left left ->
                new SessionFact.ParticipantLeft(
                        left.id(), left.time(), room, left.provenance(), left.roomSid(), left.connection(), terms);
        };
    }
}
