package io.coachingcalls.calls.call;

import java.time.Clock;

import jakarta.enterprise.context.ApplicationScoped;

import io.coachingcalls.calls.agent.Agents;
import io.smallrye.mutiny.Uni;

/** Calls as their people see them, with what LiveKit knows of them now. */
@ApplicationScoped
class CallViews {

    private final Agents agents;
    private final Clock clock;

    CallViews(Agents agents, Clock clock) {
        this.agents = agents;
        this.clock = clock;
    }

    Uni<CallView> of(Call call) {
        boolean isOpen = call.endedAt() == null && !clock.instant().isBefore(call.opensAt());
        return isOpen
                ? agents.stateIn(call.room(), call.isVideoSession()).map(agent -> CallView.of(call, agent))
                : Uni.createFrom().item(CallView.of(call, null));
    }
}
