package io.coachingcalls.recordings.reconcile;

import java.time.Instant;

import io.coachingcalls.events.RecordingState;
import org.jspecify.annotations.Nullable;

/**
 * A recorder that should have ended, or at least have said something, by now.
 *
 * @param settledAt since when nobody can come back to the room; null while somebody can
 * @param misses how often in a row LiveKit did not list it
 * @param firstMissedAt null where it was seen the last time
 */
record SilentEgress(
        String room,
        int attempt,
        String egressId,
        String path,
        RecordingState state,
        @Nullable Instant settledAt,
        int misses,
        @Nullable Instant firstMissedAt) {}
