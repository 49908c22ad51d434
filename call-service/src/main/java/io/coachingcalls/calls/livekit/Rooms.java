package io.coachingcalls.calls.livekit;

import io.coachingcalls.problem.ProblemException;
import io.smallrye.mutiny.Uni;

/**
 * LiveKit's rooms. Answers within 3 s or fails with a {@link ProblemException} {@code LIVEKIT_UNAVAILABLE}; after such
 * a failure it is open whether the room was made or closed.
 */
public interface Rooms {

    /** Makes the room; one that is there already is left as it is. */
    Uni<OpenRoom> open(String name, RoomOptions options);

    /** Closes the room for everybody in it; fine when there is none. */
    Uni<Void> close(String name);
}
