package io.coachingcalls.sessions.reconcile;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.coachingcalls.attendance.ParticipantKind;
import io.coachingcalls.events.LiveKitEvent;
import io.coachingcalls.livekit.MissBackoff;
import io.coachingcalls.sessions.livekit.LiveParticipant;
import io.coachingcalls.sessions.livekit.LiveRoom;
import io.coachingcalls.sessions.livekit.Occupancy;
import io.coachingcalls.sessions.reconcile.KnownSession.KnownParticipant;
import io.coachingcalls.structure.PlainJava;
import org.jspecify.annotations.Nullable;

/**
 * Compares what we know with what LiveKit shows. Who is there and unknown is told of at once; who is gone only when
 * they were missing several times in a row, and then as of the first.
 */
@PlainJava
final class Comparison {

    private final Map<Missing, Misses> before;
    private final int patience;
    private final Instant now;
    private final Map<Missing, Misses> after = new HashMap<>();
    private final List<LiveKitEvent> lost = new ArrayList<>();

    private Comparison(Map<Missing, Misses> before, int patience, Instant now) {
        this.before = before;
        this.patience = patience;
        this.now = now;
    }

    /**
     * @param live the sessions that were live before LiveKit was asked, so that whoever is missing has gone
     * @param looks what LiveKit showed of rooms of ours
     * @param known the sessions of the rooms it showed, read afterwards, so that whoever is unknown was not just late
     * @param patience misses in a row that make a loss
     */
    static Findings compare(
            Collection<KnownSession> live,
            Collection<RoomLook> looks,
            Map<String, KnownSession> known,
            Map<Missing, Misses> misses,
            int patience,
            Instant now) {
        var comparison = new Comparison(misses, patience, now);
        List<RoomLook> there =
                unambiguous(looks.stream().filter(look -> !look.isGone()).toList());
        there.forEach(look -> comparison.findNew(look, known.get(look.room().name())));
        comparison.findGone(live, there);
        Set<String> told = live.stream().flatMap(s -> s.reconciled().stream()).collect(Collectors.toSet());
        known.values().forEach(session -> told.addAll(session.reconciled()));
        return new Findings(
                comparison.lost.stream()
                        .filter(event -> !told.contains(event.id()))
                        .toList(),
                Map.copyOf(comparison.after));
    }

    /** LiveKit is asked for people by the room's name: of two rooms of one name it does not say in which they are. */
    private static List<RoomLook> unambiguous(List<RoomLook> looks) {
        Map<String, Long> runs =
                looks.stream().collect(Collectors.groupingBy(look -> look.room().name(), Collectors.counting()));
        return looks.stream()
                .map(look ->
                        runs.get(look.room().name()) == 1 ? look : new RoomLook(look.room(), new Occupancy.Unclear()))
                .toList();
    }

    private void findNew(RoomLook look, @Nullable KnownSession session) {
        LiveRoom room = look.room();
        boolean isClosed =
                session != null && (session.full() || session.endedRoomSids().contains(room.sid()));
        if (isClosed) {
            return;
        }
        if (session == null || !session.startedRoomSids().contains(room.sid())) {
            lost.add(ReconciledEvents.started(room, now));
        }
        if (look.occupancy() instanceof Occupancy.Present present) {
            if (session != null) {
                session.lost(room.sid()).ifPresent(since -> lost.add(ReconciledEvents.seenAgain(room, since, now)));
            }
            if (session == null || session.mayGoOnIn(room.sid())) {
                present.participants().stream()
                        .filter(who -> who.active() && who.kind() != ParticipantKind.RINGING)
                        .forEach(who -> findNew(room, who, session));
            }
        }
    }

    private void findNew(LiveRoom room, LiveParticipant who, @Nullable KnownSession session) {
        @Nullable
        KnownParticipant known = session == null ? null : session.participants().get(who.sid());
        if (known == null) {
            lost.add(ReconciledEvents.joined(room, who, now));
        } else {
            known.lost().ifPresent(since -> lost.add(ReconciledEvents.seenAgain(room, who, since, now)));
        }
    }

    private void findGone(Collection<KnownSession> live, List<RoomLook> there) {
        Map<String, RoomLook> bySid = there.stream()
                .collect(Collectors.toMap(look -> look.room().sid(), Function.identity(), (one, same) -> one));
        Set<String> names = there.stream().map(look -> look.room().name()).collect(Collectors.toSet());
        for (KnownSession session : live) {
            for (String sid : session.openRoomSids()) {
                findGone(session, sid, bySid.get(sid));
            }
            // Only clients told of it. Such a session is left to the stale clean-up, which wants to know this
            if (session.openRoomSids().isEmpty() && session.inProgress() && !names.contains(session.room())) {
                miss(Missing.room(session.room()));
            }
        }
    }

    private void findGone(KnownSession session, String sid, @Nullable RoomLook look) {
        List<KnownParticipant> inside = session.isAbout(sid)
                ? session.participants().values().stream()
                        .filter(KnownParticipant::present)
                        .toList()
                : List.of();
        if (look == null) {
            miss(Missing.room(sid))
                    .ifPresent(since -> lost.add(ReconciledEvents.finished(
                            ReconciledEvents.finishedId(sid, since, session.wasTold(ReconciledEvents.finishedId(sid))),
                            session.room(),
                            sid,
                            since)));
            // Whoever was missing before the room was: their leave is older than its end
            inside.stream()
                    .filter(who -> before.containsKey(new Missing(sid, who.sid())))
                    .forEach(who -> missParticipant(session, sid, who));
            return;
        }
        switch (look.occupancy()) {
            case Occupancy.Present present -> {
                Set<String> seen = present.participants().stream()
                        .map(LiveParticipant::sid)
                        .collect(Collectors.toSet());
                inside.stream()
                        .filter(who -> !seen.contains(who.sid()))
                        .forEach(who -> missParticipant(session, sid, who));
            }
            case Occupancy.Unclear ignored -> leaveCounted(sid);
            case Occupancy.Gone ignored -> throw new IllegalStateException("a room that is gone is not there");
        }
    }

    private void missParticipant(KnownSession session, String sid, KnownParticipant who) {
        miss(new Missing(sid, who.sid()))
                .ifPresent(since -> lost.add(ReconciledEvents.left(
                        session.room(), sid, who, since, session.wasTold(ReconciledEvents.leftId(sid, who.sid())))));
    }

    /** Since when it is missing, when that is to be told. */
    private Optional<Instant> miss(Missing missing) {
        Misses misses = before.getOrDefault(missing, Misses.none(now)).andOneMore();
        after.put(missing, misses);
        return MissBackoff.isToBeTold(misses.count(), patience) ? Optional.of(misses.first()) : Optional.empty();
    }

    private void leaveCounted(String sid) {
        before.forEach((missing, misses) -> {
            if (missing.roomSid().equals(sid)) {
                after.put(missing, misses);
            }
        });
    }
}
