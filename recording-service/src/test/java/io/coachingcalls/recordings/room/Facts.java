package io.coachingcalls.recordings.room;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.coachingcalls.attendance.ParticipantKind;
import io.coachingcalls.events.CallEvent.CallTerms;
import io.coachingcalls.events.CallType;
import io.coachingcalls.events.InvitationAnswer;
import io.coachingcalls.events.Provenance;
import io.coachingcalls.events.RecordingOutcome;
import io.coachingcalls.events.RecordingPath;
import io.coachingcalls.recordings.room.Egress.Status;
import io.coachingcalls.recordings.room.RoomFact.Connection;
import io.coachingcalls.recordings.room.RoomFact.Person;
import org.jspecify.annotations.Nullable;

/** Writes the facts of one room down; times are seconds after a fixed start. */
final class Facts {

    static final String ROOM = "call-of-the-tests";
    static final String SID = "RM_1";

    private static final Instant START = Instant.parse("2026-11-20T10:00:00Z");

    private final List<RoomFact> facts = new ArrayList<>();

    static Instant at(double seconds) {
        return START.plusMillis(Math.round(seconds * 1000));
    }

    List<RoomFact> all() {
        return List.copyOf(facts);
    }

    Facts created(double time, @Nullable String coach) {
        return created(time, coach, 600);
    }

    Facts created(double time, @Nullable String coach, long maxDurationSeconds) {
        return add(new RoomFact.CallCreated(id(), at(time), ROOM, terms(coach, maxDurationSeconds)));
    }

    Facts roomStarted(double time) {
        return add(new RoomFact.RoomStarted(
                id(), at(time), ROOM, Provenance.OBSERVED, SID, terms("coach of the metadata", 600)));
    }

    Facts finished(double time, String roomSid, Provenance provenance) {
        return add(new RoomFact.RoomFinished(id(), at(time), ROOM, provenance, roomSid));
    }

    Facts joined(double time, String participantSid, String userId, @Nullable String name) {
        return joined(time, SID, participantSid, userId, name);
    }

    Facts joined(double time, @Nullable String roomSid, String participantSid, String userId, @Nullable String name) {
        return seen(time, roomSid, participantSid, userId, name, time, ParticipantKind.PERSON, Provenance.OBSERVED);
    }

    Facts seen(
            double time,
            @Nullable String roomSid,
            String participantSid,
            String userId,
            @Nullable String name,
            double joined,
            ParticipantKind kind,
            Provenance provenance) {
        return add(new RoomFact.PersonJoined(
                id(),
                at(time),
                ROOM,
                provenance,
                roomSid,
                new Connection(participantSid, userId, name, at(joined), kind),
                null));
    }

    Facts left(double time, String participantSid, String userId, double joined, Provenance provenance) {
        return left(time, SID, participantSid, userId, joined, ParticipantKind.PERSON, provenance);
    }

    Facts left(
            double time,
            @Nullable String roomSid,
            String participantSid,
            String userId,
            double joined,
            ParticipantKind kind,
            Provenance provenance) {
        return add(new RoomFact.PersonLeft(
                id(),
                at(time),
                ROOM,
                provenance,
                roomSid,
                new Connection(participantSid, userId, null, at(joined), kind),
                null));
    }

    Facts settled(double time, String status, String... people) {
        return settled(0, time, status, people);
    }

    Facts settled(long revision, double time, String status, String... people) {
        return add(new RoomFact.SessionSettled(
                id(),
                at(time),
                ROOM,
                status,
                null,
                null,
                List.of(people).stream().map(p -> new Person(p, p)).toList(),
                revision));
    }

    Facts requested(double time, int attempt, int revision, @Nullable String egressId, RecordingOutcome outcome) {
        return add(new RoomFact.RecordingRequested(
                id(),
                at(time),
                ROOM,
                attempt,
                revision,
                egressId,
                RecordingPath.of(ROOM, attempt),
                outcome,
                outcome == RecordingOutcome.STARTED ? null : "why not"));
    }

    /** A recorder that writes what {@code attempt} is to write. */
    Facts egress(double time, String egressId, Status status, int attempt) {
        return egress(time, Provenance.OBSERVED, recorder(egressId, status, attempt, time));
    }

    Facts egress(double time, Provenance provenance, Egress egress) {
        return add(new RoomFact.EgressSeen(id(), at(time), ROOM, provenance, egress));
    }

    /** As LiveKit describes one that began at second 10 and lasts until {@code time}. */
    static Egress recorder(String egressId, Status status, int attempt, double time) {
        boolean ended = status.isEnd() && status != Status.LOST;
        return new Egress(
                egressId,
                status,
                RecordingPath.of(ROOM, attempt),
                null,
                status == Status.STARTING ? null : at(10),
                ended ? at(time) : null,
                ended ? Math.round((time - 10) * 1e9) : 0,
                ended ? 5_000 : 0,
                null);
    }

    Facts found(double time, int attempt, long bytes) {
        return add(new RoomFact.ObjectChecked(objectId(attempt), at(time), ROOM, attempt, bytes, null));
    }

    Facts notFound(double time, int attempt, String problem) {
        return add(new RoomFact.ObjectChecked(objectId(attempt), at(time), ROOM, attempt, null, problem));
    }

    Facts trouble(double time, int attempt, String reason) {
        return add(new RoomFact.StorageTrouble(id(), at(time), ROOM, attempt, reason));
    }

    Facts deleted(double time, int attempt, @Nullable String by) {
        return add(new RoomFact.RecordingDeleted(id(), at(time), ROOM, attempt, by));
    }

    private static String objectId(int attempt) {
        return ROOM + ":recording:" + attempt + ":object";
    }

    Facts answered(double time, long revision, String userId, InvitationAnswer answer) {
        return add(new RoomFact.InvitationAnswered(id(), at(time), ROOM, userId, answer, revision));
    }

    Facts add(RoomFact fact) {
        facts.add(fact);
        return this;
    }

    String id() {
        return "EV_" + facts.size();
    }

    private static CallTerms terms(@Nullable String coach, long maxDurationSeconds) {
        return new CallTerms("owner", CallType.ON_DEMAND, "Pricing", coach, List.of("guest"), null, maxDurationSeconds);
    }
}
