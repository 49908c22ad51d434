package io.coachingcalls.attendance;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

import io.coachingcalls.events.Provenance;

/**
 * LiveKit's lists have left out rooms and people that were there. So an end that was only found out by asking is taken
 * back by whatever shows that it was none: a join or a leave after it, or that a reconciler sees them again. An end that
 * LiveKit told by itself stands.
 */
final class Sightings {

    private Sightings() {}

    /** A reconciler tells an end in whole seconds: what was seen in the same second may have been before it. */
    static boolean takesBack(Instant lastSeen, AttendanceEvent end) {
        return end.provenance() == Provenance.RECONCILED
                && lastSeen.isAfter(end.time().truncatedTo(ChronoUnit.SECONDS).plusMillis(999));
    }

    /** People and the tables of an older system see no rooms. */
    static boolean isLiveKits(AttendanceEvent event) {
        return event.provenance() == Provenance.OBSERVED || event.provenance() == Provenance.RECONCILED;
    }

    /** A leave that was found out is dated by when somebody was missing, not by when they were seen. */
    static boolean isOfALivingRoom(AttendanceEvent event) {
        return switch (event) {
            case AttendanceEvent.RoomStarted started -> isLiveKits(started);
            case AttendanceEvent.Joined joined -> isLiveKits(joined);
            case AttendanceEvent.Left left -> left.provenance() == Provenance.OBSERVED;
            case AttendanceEvent.RoomFinished ignored -> false;
        };
    }
}
