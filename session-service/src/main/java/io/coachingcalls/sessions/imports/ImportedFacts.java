package io.coachingcalls.sessions.imports;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import io.coachingcalls.attendance.Connection;
import io.coachingcalls.attendance.ParticipantKind;
import io.coachingcalls.events.CallEvent.CallTerms;
import io.coachingcalls.events.CallType;
import io.coachingcalls.events.Provenance;
import io.coachingcalls.events.RecordingState;
import io.coachingcalls.sessions.lifecycle.SessionFact;
import io.coachingcalls.sessions.lifecycle.SessionFact.CallCreated;
import io.coachingcalls.sessions.lifecycle.SessionFact.NoteAdded;
import io.coachingcalls.sessions.lifecycle.SessionFact.ParticipantLeft;
import io.coachingcalls.sessions.lifecycle.SessionFact.RecordingChanged;
import io.coachingcalls.sessions.lifecycle.SessionFact.RoomFinished;
import io.coachingcalls.sessions.lifecycle.SessionFact.Summarised;
import org.jspecify.annotations.Nullable;

/** What the old system's rows say, as facts that the fold understands; the same ids each time. */
final class ImportedFacts {

    private final ImportedSession session;
    private final String room;
    private final String roomSid;
    private final Instant end;

    private ImportedFacts(ImportedSession session) {
        this.session = session;
        this.room = session.room();
        this.roomSid = "imported-" + session.id();
        this.end = end(session);
    }

    static List<SessionFact> of(ImportedSession session) {
        return new ImportedFacts(session).all();
    }

    /** Whoever has this fact has them all: they come in together. */
    static String idOfCreation(ImportedSession session) {
        return id(session, "created");
    }

    private List<SessionFact> all() {
        CallCreated created = created();
        List<SessionFact> facts = new ArrayList<>(List.of(created));
        connections().forEach(connection -> facts.add(left(connection.of(), connection.until())));
        facts.add(new RoomFinished(id("finished"), end, room, Provenance.IMPORTED, roomSid));
        if (session.notes() != null && !session.notes().isBlank()) {
            facts.add(new NoteAdded(
                    id("notes"), session.createdAt(), room, Provenance.IMPORTED, session.userId(), session.notes()));
        }
        if (session.summary() != null || session.transcriptJson() != null) {
            facts.add(Summarised.imported(
                    created, session.transcriptJson(), session.summary(), session.decisions(), session.nextActions()));
        }
        if (session.recordingUrl() != null) {
            facts.add(new RecordingChanged(
                    id("recording"),
                    end,
                    room,
                    Provenance.IMPORTED,
                    0,
                    RecordingState.READY,
                    null,
                    session.recordingUrl()));
        }
        return facts;
    }

    private CallCreated created() {
        CallType type = CallType.SCHEDULED.value().equals(session.callType()) ? CallType.SCHEDULED : CallType.ON_DEMAND;
        return new CallCreated(
                id("created"),
                session.createdAt(),
                room,
                Provenance.IMPORTED,
                new CallTerms(
                        session.userId(),
                        type,
                        session.title(),
                        session.coachId(),
                        List.of(),
                        session.scheduledFor(),
                        type.maxDuration().toSeconds()));
    }

    private record Until(Connection of, Instant until) {}

    /**
     * Where the old system kept no people, the owner was there from start to end: with a sid no person of theirs can have,
     * as a session and a person may have the same number.
     */
    private Stream<Until> connections() {
        if (session.people().isEmpty()) {
            return session.startedAt() == null
                    ? Stream.of()
                    : Stream.of(until("imported:" + session.id(), session.userId(), null, session.startedAt(), end));
        }
        return session.people().stream()
                .map(person -> until(
                        "imported-" + person.id(),
                        person.userId(),
                        person.name(),
                        joinedAt(session, person),
                        person.leftAt()));
    }

    private Until until(String sid, String userId, @Nullable String name, Instant joinedAt, @Nullable Instant leftAt) {
        Instant until = Objects.requireNonNullElse(leftAt, end);
        return new Until(
                new Connection(sid, userId, name, ParticipantKind.PERSON, joinedAt),
                until.isBefore(joinedAt) ? joinedAt : until);
    }

    private SessionFact left(Connection connection, Instant time) {
        return new ParticipantLeft(
                id(connection.participantSid()), time, room, Provenance.IMPORTED, roomSid, connection, null);
    }

    private static Instant joinedAt(ImportedSession session, ImportedSession.Participant person) {
        return Stream.of(person.joinedAt(), session.startedAt())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(session.createdAt());
    }

    /** What the row says, else what follows from its start, else the last that is known of anybody. */
    static Instant end(ImportedSession session) {
        if (session.endedAt() != null) {
            return session.endedAt();
        }
        if (session.startedAt() != null && session.durationSeconds() != null) {
            return session.startedAt().plusSeconds(session.durationSeconds());
        }
        return session.times().max(Comparator.naturalOrder()).orElseThrow();
    }

    private String id(String what) {
        return id(session, what);
    }

    private static String id(ImportedSession session, String what) {
        return "imported:" + session.id() + ":" + what;
    }
}
