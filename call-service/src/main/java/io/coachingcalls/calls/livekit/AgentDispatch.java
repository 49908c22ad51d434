package io.coachingcalls.calls.livekit;

import java.time.Instant;
import java.util.List;

/**
 * LiveKit was asked to bring an agent into a room. That it is listed does not mean that somebody came, or is still there.
 *
 * @param jobs what workers took on; none as long as no worker did
 */
public record AgentDispatch(String id, String agent, Instant createdAt, List<Job> jobs) {

    public AgentDispatch {
        jobs = List.copyOf(jobs);
    }

    /** A worker has it. */
    public boolean isTaken() {
        return jobs.stream().anyMatch(job -> !job.ended());
    }

    /**
     * @param ended as far as LiveKit says so; of a worker that died it does not
     * @param identity as whom the agent is in the room; empty where that is not known
     */
    public record Job(boolean ended, String identity) {}
}
