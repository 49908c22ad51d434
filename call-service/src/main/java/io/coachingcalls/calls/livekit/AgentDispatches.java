package io.coachingcalls.calls.livekit;

import java.util.List;

import io.smallrye.mutiny.Uni;

/** Which agents LiveKit is to bring into which rooms. */
public interface AgentDispatches {

    /** All of the room, whatever has become of them; LiveKit forgets them with the room. */
    Uni<List<AgentDispatch>> list(String room);

    /**
     * LiveKit looks for a worker now, and not again.
     *
     * @param metadata for the worker, with its job
     */
    Uni<Void> create(String room, String agent, String metadata);

    /** Ends what runs of it; fine when there is none. */
    Uni<Void> delete(String room, String dispatchId);
}
