package io.coachingcalls.calls.agent;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import io.coachingcalls.calls.livekit.AgentDispatch;

/**
 * Whether an agent must be sent for. LiveKit looks for a worker once, when it is asked; if none is there then, or the one
 * that came died, its dispatch stays listed and nobody comes.
 *
 * @param isNeeded nobody is there, and nobody is on the way
 * @param dead dispatches of which nothing will come; two live ones would bring two agents when the next person joins
 */
record AgentReview(boolean isNeeded, List<String> dead) {

    /**
     * @param dispatches all of the room
     * @param present identities of the agents in it
     * @param grace how long one who was sent for may be on the way
     */
    static AgentReview of(
            String agent, List<AgentDispatch> dispatches, Set<String> present, Instant now, Duration grace) {
        List<String> dead = new ArrayList<>();
        boolean alive = false;
        for (AgentDispatch dispatch : dispatches) {
            if (!dispatch.agent().equals(agent)) {
                continue;
            }
            if (isOnTheWay(dispatch, now, grace) || isThere(dispatch, present)) {
                alive = true;
            } else {
                dead.add(dispatch.id());
            }
        }
        return new AgentReview(!alive, alive ? List.of() : dead);
    }

    /** Without knowing who is in the room: one that is on the way need not be looked for. */
    static boolean isOnTheWay(String agent, List<AgentDispatch> dispatches, Instant now, Duration grace) {
        return dispatches.stream()
                .anyMatch(dispatch -> dispatch.agent().equals(agent) && isOnTheWay(dispatch, now, grace));
    }

    private static boolean isOnTheWay(AgentDispatch dispatch, Instant now, Duration grace) {
        return now.isBefore(dispatch.createdAt().plus(grace));
    }

    /** LiveKit says of a worker that died that its job runs; that its agent is not in the room says more. */
    private static boolean isThere(AgentDispatch dispatch, Set<String> present) {
        return dispatch.jobs().stream()
                .filter(job -> !job.ended())
                .anyMatch(job -> job.identity().isEmpty() ? !present.isEmpty() : present.contains(job.identity()));
    }
}
