package io.coachingcalls.sessions.reconcile;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.coachingcalls.structure.PlainJava;
import org.jspecify.annotations.Nullable;

/**
 * A session as our tables have it.
 *
 * @param roomSid the run of the room that it goes on in, or ended in; null while LiveKit told of nobody
 * @param openRoomSids every run that may still be there
 * @param startedRoomSids every run whose start we were told of
 * @param endedRoomSids every run of whose end LiveKit told
 * @param lostRoomSids every run that the reconciler found missing, and since when, in milliseconds
 * @param full nothing more of what goes on in it is kept, but its end
 * @param reconciled ids of the facts that the reconciler found before
 */
@PlainJava
record KnownSession(
        String room,
        @Nullable String roomSid,
        List<String> openRoomSids,
        boolean inProgress,
        boolean full,
        Set<String> startedRoomSids,
        Set<String> endedRoomSids,
        Map<String, Long> lostRoomSids,
        Set<String> reconciled,
        Map<String, KnownParticipant> participants) {

    static Map<String, KnownSession> byRoom(List<KnownSession> sessions) {
        return sessions.stream().collect(Collectors.toMap(KnownSession::room, Function.identity()));
    }

    /** Its people, as far as they are known, are in this run. */
    boolean isAbout(String sid) {
        return roomSid == null || roomSid.equals(sid);
    }

    /** People who are in this run would be its people, as nobody saw the end of the one it was in. */
    boolean mayGoOnIn(String sid) {
        return isAbout(sid) || !endedRoomSids.contains(roomSid);
    }

    /** It was taken for missing, and nothing has shown since that it is not; the answer is since when. */
    Optional<Instant> lost(String sid) {
        return openRoomSids.contains(sid) || endedRoomSids.contains(sid)
                ? Optional.empty()
                : Optional.ofNullable(lostRoomSids.get(sid)).map(Instant::ofEpochMilli);
    }

    /** The reconciler has said it, whatever came of it. */
    boolean wasTold(String factId) {
        return reconciled.contains(factId);
    }

    /**
     * A connection that LiveKit told of.
     *
     * @param lostAtMs since when the reconciler found it missing; null where that is not what ended it
     */
    record KnownParticipant(
            String sid,
            String identity,
            String name,
            boolean agent,
            long joinedAtMs,
            boolean present,
            @Nullable Long lostAtMs) {

        Instant joinedAt() {
            return Instant.ofEpochMilli(joinedAtMs);
        }

        Optional<Instant> lost() {
            return Optional.ofNullable(lostAtMs).map(Instant::ofEpochMilli);
        }
    }
}
