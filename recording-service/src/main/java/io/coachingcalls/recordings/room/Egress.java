package io.coachingcalls.recordings.room;

import java.time.Instant;
import java.util.Optional;

import io.coachingcalls.structure.PlainJava;
import org.jspecify.annotations.Nullable;

/**
 * A recorder as LiveKit describes it; the numbers are LiveKit's own and may be nonsense.
 *
 * @param path the object's key, where LiveKit names it
 * @param location the object's address, once it is uploaded
 * @param durationNanos 0 where LiveKit says nothing; negative at times
 * @param sizeBytes 0 where LiveKit says nothing
 * @param message why it ended, in LiveKit's words
 */
@PlainJava
public record Egress(
        String egressId,
        Status status,
        @Nullable String path,
        @Nullable String location,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        long durationNanos,
        long sizeBytes,
        @Nullable String message) {

    /** In the order in which a recorder goes through them. */
    public enum Status {
        STARTING,
        ACTIVE,
        ENDING,
        COMPLETE,
        FAILED,
        ABORTED,
        LIMIT_REACHED,

        /** LiveKit knows nothing of it any more; the reconciler says so, LiveKit has no word for it. */
        LOST;

        private static final String PREFIX = "EGRESS_";

        public boolean isEnd() {
            return compareTo(ENDING) > 0;
        }

        /** @param name as in LiveKit's JSON; null means starting. Empty for a name of the future */
        static Optional<Status> of(@Nullable String name) {
            if (name == null) {
                return Optional.of(STARTING);
            }
            for (Status status : values()) {
                if (name.equals(PREFIX + status.name())) {
                    return Optional.of(status);
                }
            }
            return Optional.empty();
        }
    }
}
