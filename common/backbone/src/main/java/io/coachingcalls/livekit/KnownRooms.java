package io.coachingcalls.livekit;

import java.util.Set;

import io.smallrye.mutiny.Uni;

/** The rooms that a service has heard of by others than LiveKit: call-service announced their calls, or they were imported. */
@FunctionalInterface
public interface KnownRooms {

    /** Those of these rooms. */
    Uni<Set<String>> among(Set<String> rooms);
}
