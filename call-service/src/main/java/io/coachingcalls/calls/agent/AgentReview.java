package io.coachingcalls.calls.agent;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import io.coachingcalls.calls.livekit.AgentDispatch;
import org.jspecify.annotations.Nullable;

/**
 * Whether an agent is there, and whether it must be sent for. LiveKit looks for a worker once, when it is asked; if none is
 * there then, or the one that came died, its dispatch stays listed and nobody comes.
 *
 * @param state null where it was never sent for
 * @param dead dispatches of which nothing will come; two live ones would bring two agents when the next person joins
 */
record AgentReview(@Nullable AgentState state, List<String> dead) {

    /**
     * @param sent dispatches of the agent into the room
     * @param present identities of the agents in it
     * @param takenWithin how long LiveKit may look for a worker
     * @param grace how long one who was sent for may be on the way
     */
    static AgentReview of(
            List<AgentDispatch> sent, Set<String> present, Instant now, Duration takenWithin, Duration grace) {
        if (sent.isEmpty()) {
            return new AgentReview(null, List.of());
        }
        if (sent.stream().anyMatch(dispatch -> isThere(dispatch, present))) {
            return new AgentReview(AgentState.READY, List.of());
        }
        if (sent.stream().anyMatch(dispatch -> isOnTheWay(dispatch, now, takenWithin, grace))) {
            return new AgentReview(AgentState.DISPATCHED, List.of());
        }
        return new AgentReview(
                AgentState.UNAVAILABLE, sent.stream().map(AgentDispatch::id).toList());
    }

    /** Nobody is there, and nobody is on the way. */
    boolean isNeeded() {
        return state == null || state == AgentState.UNAVAILABLE;
    }

    private static boolean isOnTheWay(AgentDispatch dispatch, Instant now, Duration takenWithin, Duration grace) {
        Duration since = Duration.between(dispatch.createdAt(), now);
        boolean isLate = since.compareTo(grace) >= 0;
        boolean isAwaited = dispatch.jobs().isEmpty() && since.compareTo(takenWithin) < 0;
        return !isLate && (isAwaited || dispatch.isTaken());
    }

    /** LiveKit says of a worker that died that its job runs; that its agent is not in the room says more. */
    private static boolean isThere(AgentDispatch dispatch, Set<String> present) {
        Stream<AgentDispatch.Job> running = dispatch.jobs().stream().filter(job -> !job.ended());
        return running.anyMatch(
                job -> job.identity().isEmpty() ? !present.isEmpty() : present.contains(job.identity()));
    }
}
