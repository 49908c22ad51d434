package io.coachingcalls.calls.livekit;

import java.util.Set;

/**
 * A recorder, as LiveKit tells of it.
 *
 * @param paths of the objects it writes
 * @param running starting or active; else it has come to its end, or is about to
 */
public record Egress(String id, Set<String> paths, boolean running) {

    public Egress {
        paths = Set.copyOf(paths);
    }
}
