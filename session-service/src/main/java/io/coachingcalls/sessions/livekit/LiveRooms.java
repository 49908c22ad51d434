package io.coachingcalls.sessions.livekit;

import java.util.List;

import io.coachingcalls.problem.ProblemException;
import io.smallrye.mutiny.Uni;

/** What LiveKit shows at this moment. */
public interface LiveRooms {

    /**
     * The rooms LiveKit lists. One look proves little: LiveKit has been seen to leave out rooms that were live.
     *
     * @return fails with a {@link ProblemException} {@code LIVEKIT_UNAVAILABLE}, within seconds
     */
    Uni<List<LiveRoom>> list();

    /** Who is in a room; a failure is an answer here, {@link Occupancy.Unclear}. */
    Uni<Occupancy> occupancy(String room);
}
