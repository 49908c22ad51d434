package io.coachingcalls.calls.livekit;

import io.smallrye.mutiny.Uni;

/** Which agents LiveKit is to bring into which rooms. */
public interface AgentDispatches {

    /** Completes when the agent is to come into the room, now or since it was asked for before. */
    Uni<Void> ensure(String room, String agent);
}
