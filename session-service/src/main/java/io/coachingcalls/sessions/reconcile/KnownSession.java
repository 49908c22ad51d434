package io.coachingcalls.sessions.reconcile;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * A session as our tables have it.
 *
 * @param roomSid the run of the room that it is about; null while LiveKit told of nobody
 * @param openRoomSids every run that may still be there
 * @param startedRoomSids every run whose start we were told of
 * @param full nothing more of what goes on in it is kept, but its end
 * @param reconciled ids of the facts that the reconciler found before
 */
record KnownSession(
        String room,
        @Nullable String roomSid,
        List<String> openRoomSids,
        boolean inProgress,
        boolean finished,
        boolean full,
        Set<String> startedRoomSids,
        Set<String> reconciled,
        Map<String, KnownParticipant> participants) {

    static Map<String, KnownSession> byRoom(List<KnownSession> sessions) {
        return sessions.stream().collect(Collectors.toMap(KnownSession::room, Function.identity()));
    }

    boolean isAbout(String sid) {
        return roomSid == null || roomSid.equals(sid);
    }

    /** A connection that LiveKit told of. */
    record KnownParticipant(String sid, String identity, String name, boolean agent, long joinedAtMs, boolean present) {

        Instant joinedAt() {
            return Instant.ofEpochMilli(joinedAtMs);
        }
    }
}
