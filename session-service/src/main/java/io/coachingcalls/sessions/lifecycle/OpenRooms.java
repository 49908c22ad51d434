package io.coachingcalls.sessions.lifecycle;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

import io.coachingcalls.sessions.lifecycle.SessionFact.ParticipantJoined;
import io.coachingcalls.sessions.lifecycle.SessionFact.ParticipantLeft;
import io.coachingcalls.sessions.lifecycle.SessionFact.RoomFinished;
import io.coachingcalls.sessions.lifecycle.SessionFact.RoomStarted;

/** Which of LiveKit's rooms of one name may still be there: told of, and not finished. */
final class OpenRooms {

    private OpenRooms() {}

    /** Their sids. A late {@code room_started} opens nothing again. */
    static List<String> sids(List<SessionFact> facts) {
        SortedSet<String> sids = new TreeSet<>();
        for (SessionFact fact : facts) {
            switch (fact) {
                case RoomStarted started -> sids.add(started.roomSid());
                case ParticipantJoined joined -> sids.add(joined.roomSid());
                case ParticipantLeft left -> sids.add(left.roomSid());
                default -> {}
            }
        }
        for (SessionFact fact : facts) {
            if (fact instanceof RoomFinished finished) {
                sids.remove(finished.roomSid());
            }
        }
        return List.copyOf(sids);
    }
}
