package io.coachingcalls.calls.livekit;

import jakarta.enterprise.context.ApplicationScoped;

import io.coachingcalls.livekit.CallersContext;
import io.coachingcalls.livekit.LiveKitClients;
import io.coachingcalls.livekit.TwirpCall;
import io.livekit.server.AgentDispatchServiceClient;
import io.smallrye.faulttolerance.api.CircuitBreakerName;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Timeout;

/** By LiveKit's AgentDispatchService, with a circuit breaker of its own: a missing agent stops no room. */
@ApplicationScoped
class LiveKitAgentDispatches implements AgentDispatches {

    private final AgentDispatchServiceClient client;

    LiveKitAgentDispatches(LiveKitClients clients) {
        client = clients.agentDispatches();
    }

    @Override
    @Timeout(LiveKitClients.TIME_LIMIT_MILLIS)
    @CircuitBreaker(requestVolumeThreshold = 10, failureRatio = 0.5, delay = 2_000)
    @CircuitBreakerName("livekit-agent-dispatch")
    public Uni<Void> ensure(String room, String agent) {
        return CallersContext.back(TwirpCall.send(client.listDispatch(room))
                .map(known -> known != null
                        && known.stream()
                                .anyMatch(dispatch -> dispatch.getAgentName().equals(agent)))
                .chain(sent -> sent
                        ? Uni.createFrom().voidItem()
                        : TwirpCall.send(client.createDispatch(room, agent)).replaceWithVoid()));
    }
}
