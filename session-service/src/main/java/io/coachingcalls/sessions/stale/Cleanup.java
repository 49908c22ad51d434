package io.coachingcalls.sessions.stale;

import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * What a clean-up did, or would do.
 *
 * @param kept sessions that have been in progress as long, but are live or were not missing often enough
 */
@JsonNaming(SnakeCaseStrategy.class)
record Cleanup(boolean dryRun, List<ClosedSession> closed, int kept) {

    Cleanup and(Cleanup more) {
        return new Cleanup(
                dryRun, Stream.concat(closed.stream(), more.closed.stream()).toList(), kept + more.kept);
    }
}
