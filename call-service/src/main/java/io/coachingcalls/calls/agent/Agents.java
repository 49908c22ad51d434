package io.coachingcalls.calls.agent;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;

import io.coachingcalls.calls.livekit.AgentDispatches;
import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;

/** Sends FRED's agent into rooms. Whatever goes wrong with that, the call goes on. */
@ApplicationScoped
public class Agents {

    private static final Logger LOG = Logger.getLogger(Agents.class);
    private static final Duration PATIENCE = Duration.ofMillis(1_500);

    private final AgentDispatches dispatches;
    private final AgentConfig config;

    Agents(AgentDispatches dispatches, AgentConfig config) {
        this.dispatches = dispatches;
        this.config = config;
    }

    /** Into a room that was made, unless it is sent there already: whoever asks again changes nothing. Never fails. */
    public Uni<AgentState> sendTo(String room) {
        return config.name().map(agent -> sendTo(room, agent)).orElseGet(() -> Uni.createFrom()
                .item(AgentState.NOT_CONFIGURED));
    }

    private Uni<AgentState> sendTo(String room, String agent) {
        return dispatches
                .ensure(room, agent)
                .replaceWith(AgentState.DISPATCHED)
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .onFailure()
                .invoke(e -> LOG.warnf("no agent is sent: room=%s agent=%s cause=%s", room, agent, e))
                .onFailure()
                .recoverWithItem(AgentState.FAILED);
    }
}
