package io.coachingcalls.attendance;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.coachingcalls.events.Provenance;

/** Writes down what was told of one room name; times are seconds after a fixed start. */
final class Told {

    private static final Instant START = Instant.parse("2026-11-20T10:00:00Z");

    private final List<AttendanceEvent> events = new ArrayList<>();

    static Instant at(double seconds) {
        return START.plusMillis(Math.round(seconds * 1000));
    }

    List<AttendanceEvent> all() {
        return List.copyOf(events);
    }

    Attendance attendance() {
        return Attendance.of(events);
    }

    Told started(double time, String roomSid, Provenance provenance) {
        return add(new AttendanceEvent.RoomStarted(id(), at(time), provenance, roomSid));
    }

    Told finished(double time, String roomSid, Provenance provenance) {
        return add(new AttendanceEvent.RoomFinished(id(), at(time), provenance, roomSid));
    }

    Told joined(double time, String roomSid, String sid, String identity) {
        return joined(time, roomSid, sid, identity, ParticipantKind.PERSON);
    }

    Told joined(double time, String roomSid, String sid, String identity, ParticipantKind kind) {
        return seen(time, roomSid, sid, identity, time, kind, Provenance.OBSERVED);
    }

    /** A reconciler saw at {@code time} who joined at {@code joined}. */
    Told found(double time, String roomSid, String sid, String identity, double joined) {
        return seen(time, roomSid, sid, identity, joined, ParticipantKind.PERSON, Provenance.RECONCILED);
    }

    Told seen(
            double time,
            String roomSid,
            String sid,
            String identity,
            double joined,
            ParticipantKind kind,
            Provenance provenance) {
        return add(new AttendanceEvent.Joined(
                id(), at(time), provenance, roomSid, new Connection(sid, identity, identity, kind, at(joined))));
    }

    Told left(double time, String roomSid, String sid, String identity, double joined, Provenance provenance) {
        return left(time, roomSid, sid, identity, joined, ParticipantKind.PERSON, provenance);
    }

    Told left(
            double time,
            String roomSid,
            String sid,
            String identity,
            double joined,
            ParticipantKind kind,
            Provenance provenance) {
        return add(new AttendanceEvent.Left(
                id(), at(time), provenance, roomSid, new Connection(sid, identity, null, kind, at(joined))));
    }

    Told add(AttendanceEvent event) {
        events.add(event);
        return this;
    }

    private String id() {
        return "EV_" + events.size();
    }
}
