package io.coachingcalls.sessions.stale;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import io.coachingcalls.events.LiveKitEvent;
import io.coachingcalls.events.Provenance;
import io.coachingcalls.sessions.lifecycle.SessionFact;
import io.coachingcalls.sessions.lifecycle.SessionFact.RoomFinished;
import io.coachingcalls.sessions.lifecycle.SessionFact.StaleClosed;
import io.coachingcalls.sessions.livekit.LiveRoom;
import io.coachingcalls.sessions.reconcile.ReconciledEvents;
import io.coachingcalls.sessions.stale.ClosedSession.Reason;
import io.coachingcalls.structure.PlainJava;
import org.jspecify.annotations.Nullable;

/** Which sessions are over, though nobody said so, and the fact that says it. */
@PlainJava
record StaleDecision(UUID id, String room, @Nullable Instant startedAt, SessionFact fact, Reason reason) {

    /**
     * @param listed what LiveKit lists now, one look more than the reconciler counted
     * @param patience looks in a row in which its room must be missing
     */
    static List<StaleDecision> decide(
            Collection<StaleSession> sessions, Collection<LiveRoom> listed, int patience, Instant now) {
        Set<String> sids = listed.stream().map(LiveRoom::sid).collect(Collectors.toSet());
        Set<String> names = listed.stream().map(LiveRoom::name).collect(Collectors.toSet());
        return sessions.stream()
                .filter(session -> session.misses() + 1 >= patience)
                .filter(session ->
                        session.roomSid() == null ? !names.contains(session.room()) : !sids.contains(session.roomSid()))
                .map(session -> close(session, Objects.requireNonNullElse(session.firstMissedAt(), now)))
                .toList();
    }

    /**
     * Calls that nobody came to and whose room, if there ever was one, was made and closed unheard of.
     *
     * @param patience how long after their opening they are given up
     */
    static List<StaleDecision> decideUnattended(
            Collection<UnattendedCall> calls, Collection<LiveRoom> listed, Duration patience) {
        Set<String> names = listed.stream().map(LiveRoom::name).collect(Collectors.toSet());
        return calls.stream()
                .filter(call -> !names.contains(call.room()))
                .map(call -> new StaleDecision(
                        call.id(),
                        call.room(),
                        null,
                        new StaleClosed(
                                "rec:" + call.room() + ":unattended",
                                call.openedAt().plus(patience),
                                call.room(),
                                Provenance.RECONCILED),
                        Reason.NOBODY_CAME))
                .toList();
    }

    /** As it goes to the other services; they hear nothing of a session that LiveKit never had. */
    Optional<LiveKitEvent> event() {
        return fact instanceof RoomFinished finished
                ? Optional.of(
                        ReconciledEvents.finished(finished.id(), finished.room(), finished.roomSid(), finished.time()))
                : Optional.empty();
    }

    private static StaleDecision close(StaleSession session, Instant missedSince) {
        if (session.roomSid() != null) {
            // In whole seconds, as it comes back from Kafka
            Instant time = Instant.ofEpochSecond(missedSince.getEpochSecond());
            String id = ReconciledEvents.finishedId(session.roomSid(), time, session.wasLost());
            return of(
                    session,
                    new RoomFinished(id, time, session.room(), Provenance.RECONCILED, session.roomSid()),
                    Reason.ROOM_GONE);
        }
        // In the milliseconds that tables and JSON keep alike, rounded up: nobody leaves before they came
        Instant time = later(missedSince, Objects.requireNonNullElse(session.lastJoinedAt(), session.startedAt()))
                .plusMillis(1)
                .truncatedTo(ChronoUnit.MILLIS);
        // Who joins and is forgotten once more can be closed once more
        String id = "rec:" + session.room() + ":stale:" + time.toEpochMilli();
        return of(session, new StaleClosed(id, time, session.room(), Provenance.RECONCILED), Reason.NEVER_IN_LIVEKIT);
    }

    private static StaleDecision of(StaleSession session, SessionFact fact, Reason reason) {
        return new StaleDecision(session.id(), session.room(), session.startedAt(), fact, reason);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isBefore(other) ? other : one;
    }
}
