package io.coachingcalls.sessions.lifecycle;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import io.coachingcalls.attendance.Connection;
import io.coachingcalls.attendance.ParticipantKind;
import io.coachingcalls.events.CallEvent.CallTerms;
import io.coachingcalls.events.CallType;
import io.coachingcalls.events.EndReason;
import io.coachingcalls.events.EventJson;
import io.coachingcalls.events.InvitationAnswer;
import io.coachingcalls.events.Provenance;
import io.coachingcalls.events.RecordingState;
import io.coachingcalls.events.SessionIds;
import org.jspecify.annotations.Nullable;

/** Writes the facts of one room down; times are seconds after a fixed start. */
final class Facts {

    static final String ROOM = "call-of-the-tests";

    private static final Instant START = Instant.parse("2026-11-20T10:00:00Z");

    private final List<SessionFact> facts = new ArrayList<>();
    private final String room;

    Facts() {
        this(ROOM);
    }

    Facts(String room) {
        this.room = room;
    }

    static Instant at(double seconds) {
        return START.plusMillis(Math.round(seconds * 1000));
    }

    List<SessionFact> all() {
        return List.copyOf(facts);
    }

    void created(double time) {
        facts.add(new SessionFact.CallCreated(id(), at(time), room, Provenance.OBSERVED, terms(null)));
    }

    /** Whose people are asked first. */
    void createdInviting(double time) {
        facts.add(new SessionFact.CallCreated(id(), at(time), room, Provenance.OBSERVED, terms(null), true));
    }

    void answered(double time, long revision, String userId, InvitationAnswer answer) {
        facts.add(new SessionFact.InvitationAnswered(
                id(), at(time), room, Provenance.OBSERVED, userId, answer, revision));
    }

    void scheduled(double time, double scheduledFor) {
        facts.add(new SessionFact.CallCreated(id(), at(time), room, Provenance.OBSERVED, terms(at(scheduledFor))));
    }

    void ended(double time) {
        facts.add(new SessionFact.CallEnded(
                id(), at(time), room, Provenance.OBSERVED, "owner", EndReason.ENDED_BY_PERSON));
    }

    void timeWasUp(double time) {
        facts.add(new SessionFact.CallEnded(id(), at(time), room, Provenance.OBSERVED, null, EndReason.TIME_LIMIT));
    }

    void roomStarted(double time, String roomSid) {
        facts.add(new SessionFact.RoomStarted(id(), at(time), room, Provenance.OBSERVED, roomSid, terms(null)));
    }

    void finished(double time, String roomSid) {
        finished(time, roomSid, Provenance.OBSERVED);
    }

    void finished(double time, String roomSid, Provenance provenance) {
        facts.add(new SessionFact.RoomFinished(id(), at(time), room, provenance, roomSid));
    }

    /** A reconciler saw at {@code time} who joined at {@code joined}. */
    void found(double time, String roomSid, String participantSid, String userId, double joined) {
        var connection = new Connection(participantSid, userId, null, ParticipantKind.PERSON, at(joined));
        facts.add(new SessionFact.ParticipantJoined(
                id(), at(time), room, Provenance.RECONCILED, roomSid, connection, null));
    }

    void joined(double time, String roomSid, String participantSid, String userId) {
        var connection = new Connection(participantSid, userId, null, ParticipantKind.PERSON, at(time));
        facts.add(new SessionFact.ParticipantJoined(
                id(), at(time), room, Provenance.OBSERVED, roomSid, connection, null));
    }

    void agentJoined(double time, String roomSid, String participantSid, String identity) {
        var connection = new Connection(participantSid, identity, "FRED", ParticipantKind.AGENT, at(time));
        facts.add(new SessionFact.ParticipantJoined(
                id(), at(time), room, Provenance.OBSERVED, roomSid, connection, null));
    }

    void left(double time, String roomSid, String participantSid, String userId, double joined) {
        left(time, roomSid, participantSid, userId, joined, Provenance.OBSERVED);
    }

    void left(double time, String roomSid, String participantSid, String userId, double joined, Provenance provenance) {
        var connection = new Connection(participantSid, userId, null, ParticipantKind.PERSON, at(joined));
        facts.add(new SessionFact.ParticipantLeft(id(), at(time), room, provenance, roomSid, connection, null));
    }

    void reportedStart(double time, String userId, double startedAt) {
        facts.add(
                new SessionFact.StartReported(id(), at(time), room, Provenance.REPORTED, userId, null, at(startedAt)));
    }

    UUID reportedJoin(double time, String userId) {
        return reportedJoin(time, userId, null);
    }

    UUID reportedJoin(double time, String userId, @Nullable String participantSid) {
        return reportedJoin(time, userId, null, participantSid);
    }

    UUID reportedJoin(double time, String userId, @Nullable String name, @Nullable String participantSid) {
        UUID participantId = participantSid == null
                ? UUID.nameUUIDFromBytes((room + facts.size()).getBytes(StandardCharsets.UTF_8))
                : SessionIds.ofClaim(participantSid, userId);
        facts.add(new SessionFact.JoinReported(
                id(), at(time), room, Provenance.REPORTED, participantId, userId, name, participantSid));
        return participantId;
    }

    void reportedLeave(double time, String userId, @Nullable UUID participantId) {
        facts.add(new SessionFact.LeaveReported(
                id(), at(time), room, Provenance.REPORTED, participantId, userId, at(time)));
    }

    void staleClosed(double time) {
        facts.add(new SessionFact.StaleClosed(id(), at(time), room, Provenance.RECONCILED));
    }

    void note(double time, String author, String text) {
        facts.add(new SessionFact.NoteAdded(id(), at(time), room, Provenance.REPORTED, author, text));
    }

    void chat(double time, String text) {
        facts.add(new SessionFact.ChatCompiled(id(), at(time), room, Provenance.OBSERVED, text));
    }

    void recording(double time, long revision, RecordingState state, @Nullable String reason, @Nullable String url) {
        facts.add(new SessionFact.RecordingChanged(
                id(), at(time), room, Provenance.OBSERVED, revision, state, reason, url));
    }

    void summarised(double time, long revision, String summary) {
        var words = new SessionHistory.Words(
                EventJson.MAPPER.createArrayNode().add("said"),
                null,
                summary,
                List.of("decided"),
                List.of(),
                null,
                null,
                "extractive");
        facts.add(new SessionFact.Summarised(
                id(), at(time), room, Provenance.OBSERVED, revision, "writer", CallType.SCHEDULED, words));
    }

    private String id() {
        return "EV_" + facts.size();
    }

    private static CallTerms terms(@Nullable Instant scheduledFor) {
        CallType type = scheduledFor == null ? CallType.ON_DEMAND : CallType.SCHEDULED;
        return new CallTerms(
                "owner",
                type,
                "Pricing",
                null,
                List.of("guest"),
                scheduledFor,
                type.maxDuration().toSeconds());
    }
}
