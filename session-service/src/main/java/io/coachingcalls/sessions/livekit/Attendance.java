package io.coachingcalls.sessions.livekit;

import java.util.List;

/** What LiveKit says when asked who is in a room. */
public sealed interface Attendance {

    record Present(List<LiveParticipant> participants) implements Attendance {}

    /** There is no such room, even if it was listed a moment ago. */
    record Gone() implements Attendance {}

    /** LiveKit did not answer, or with an error: nothing follows from that. */
    record Unclear() implements Attendance {}
}
