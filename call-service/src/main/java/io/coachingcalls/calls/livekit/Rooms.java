package io.coachingcalls.calls.livekit;

import java.time.Duration;
import java.util.Set;

import io.coachingcalls.livekit.LiveKitClients;
import io.coachingcalls.problem.ProblemException;
import io.smallrye.mutiny.Uni;

/**
 * LiveKit's rooms. Answers within {@link #LONGEST_WAIT} or fails with a {@link ProblemException} {@code LIVEKIT_UNAVAILABLE}; after such
 * a failure it is open whether the room was made or closed.
 */
public interface Rooms {

    /** As long as LiveKit is waited for. */
    Duration LONGEST_WAIT = Duration.ofMillis(LiveKitClients.TIME_LIMIT_MILLIS);

    /**
     * Makes the room; one that is there already is left as it is.
     *
     * @param patience positive; more than {@link #LONGEST_WAIT} is of no use
     */
    Uni<OpenRoom> open(String name, RoomOptions options, Duration patience);

    /** Closes the room for everybody in it; fine when there is none. */
    Uni<Void> close(String name);

    /** Sends a data message to everybody in the room, reliably; fine when there is no room. */
    Uni<Void> tell(String name, String topic, byte[] message);

    /** Whether a person is in the room; recorders and agents are none. */
    Uni<Boolean> hasPeople(String name);

    /** Identities of the agents in the room. */
    Uni<Set<String>> agents(String name);
}
