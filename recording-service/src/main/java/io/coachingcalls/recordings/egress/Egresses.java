package io.coachingcalls.recordings.egress;

import java.util.List;
import java.util.Optional;

import io.coachingcalls.events.LiveKitEvent.EgressInfo;
import io.smallrye.mutiny.Uni;

/** The recorders LiveKit knows. */
public interface Egresses {

    /** Of one room, running and ended ones; empty where LiveKit cannot be asked. Never fails, and answers within seconds. */
    Uni<Optional<List<EgressInfo>>> of(String room);
}
