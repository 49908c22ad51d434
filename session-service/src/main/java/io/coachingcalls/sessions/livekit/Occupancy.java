package io.coachingcalls.sessions.livekit;

import java.util.List;

/** What LiveKit says when asked who is in a room. */
public sealed interface Occupancy {

    record Present(List<LiveParticipant> participants) implements Occupancy {}

    /** There is no such room, even if it was listed a moment ago. */
    record Gone() implements Occupancy {}

    /** LiveKit did not answer, or with an error: nothing follows from that. */
    record Unclear() implements Occupancy {}
}
