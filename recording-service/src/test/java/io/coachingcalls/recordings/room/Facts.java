package io.coachingcalls.recordings.room;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.coachingcalls.events.CallEvent.CallTerms;
import io.coachingcalls.events.CallType;
import io.coachingcalls.events.Provenance;
import io.coachingcalls.recordings.room.RoomFact.Connection;
import io.coachingcalls.recordings.room.RoomFact.Person;
import org.jspecify.annotations.Nullable;

/** Writes the facts of one room down; times are seconds after a fixed start. */
final class Facts {

    static final String ROOM = "call-of-the-tests";

    private static final Instant START = Instant.parse("2026-11-20T10:00:00Z");

    private final List<RoomFact> facts = new ArrayList<>();

    static Instant at(double seconds) {
        return START.plusMillis(Math.round(seconds * 1000));
    }

    List<RoomFact> all() {
        return List.copyOf(facts);
    }

    Facts created(double time, @Nullable String coach) {
        return add(new RoomFact.CallCreated(id(), at(time), ROOM, terms(coach)));
    }

    Facts roomStarted(double time) {
        return add(new RoomFact.RoomStarted(id(), at(time), ROOM, terms("coach of the metadata")));
    }

    Facts joined(double time, String participantSid, String userId, @Nullable String name) {
        return add(new RoomFact.PersonJoined(
                id(),
                at(time),
                ROOM,
                Provenance.OBSERVED,
                new Connection(participantSid, userId, name, at(time)),
                null));
    }

    Facts left(double time, String participantSid, String userId, double joined, Provenance provenance) {
        return add(new RoomFact.PersonLeft(
                id(), at(time), ROOM, provenance, new Connection(participantSid, userId, null, at(joined)), null));
    }

    Facts settled(double time, String status, String... people) {
        return add(new RoomFact.SessionSettled(
                id(),
                at(time),
                ROOM,
                status,
                null,
                null,
                List.of(people).stream().map(p -> new Person(p, p)).toList()));
    }

    Facts add(RoomFact fact) {
        facts.add(fact);
        return this;
    }

    String id() {
        return "EV_" + facts.size();
    }

    private static CallTerms terms(@Nullable String coach) {
        return new CallTerms("owner", CallType.ON_DEMAND, "Pricing", coach, List.of("guest"), null, 600);
    }
}
