package io.coachingcalls.calls.livekit;

import java.util.List;

import io.coachingcalls.problem.ProblemException;
import io.smallrye.mutiny.Uni;

/**
 * LiveKit's recorders. Answers within {@link Rooms#LONGEST_WAIT}; where it is not said otherwise, fails with a
 * {@link ProblemException} {@code LIVEKIT_UNAVAILABLE}.
 */
public interface Egresses {

    /**
     * Asks for the room's sound, all voices together, as an OGG file.
     *
     * @param path the object's key in the bucket
     * @return never a failure: what went wrong is in the answer
     */
    Uni<RecordingStart> start(String room, String path, S3Storage storage);

    /** All that LiveKit knows of in a room, ended ones too; none where LiveKit has no recorders at all. */
    Uni<List<Egress>> list(String room);

    /** Fine when it has ended, or never was. */
    Uni<Void> stop(String egressId);
}
