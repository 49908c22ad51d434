package io.coachingcalls.calls.livekit;

import java.time.Instant;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.coachingcalls.livekit.CallersContext;
import io.coachingcalls.livekit.LiveKitClients;
import io.coachingcalls.livekit.LiveKitRefusal;
import io.coachingcalls.livekit.TwirpCall;
import io.livekit.server.AgentDispatchServiceClient;
import io.smallrye.faulttolerance.api.CircuitBreakerName;
import io.smallrye.mutiny.Uni;
import livekit.LivekitAgent;
import livekit.LivekitAgentDispatch;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Timeout;

/** By LiveKit's AgentDispatchService, with circuit breakers of its own: a missing agent stops no room. */
@ApplicationScoped
class LiveKitAgentDispatches implements AgentDispatches {

    private static final long NANOS = 1_000_000_000;

    private final AgentDispatchServiceClient client;

    LiveKitAgentDispatches(LiveKitClients clients) {
        client = clients.agentDispatches();
    }

    @Override
    @Timeout(LiveKitClients.TIME_LIMIT_MILLIS)
    @CircuitBreaker(requestVolumeThreshold = 10, failureRatio = 0.5, delay = 2_000)
    @CircuitBreakerName("livekit-list-agent-dispatches")
    public Uni<List<AgentDispatch>> list(String room) {
        return CallersContext.back(TwirpCall.send(client.listDispatch(room))
                .map(all -> all == null
                        ? List.<AgentDispatch>of()
                        : all.stream().map(LiveKitAgentDispatches::dispatch).toList()));
    }

    @Override
    @Timeout(LiveKitClients.TIME_LIMIT_MILLIS)
    @CircuitBreaker(requestVolumeThreshold = 10, failureRatio = 0.5, delay = 2_000)
    @CircuitBreakerName("livekit-create-agent-dispatch")
    public Uni<Void> create(String room, String agent, String metadata) {
        return CallersContext.back(
                TwirpCall.send(client.createDispatch(room, agent, metadata)).replaceWithVoid());
    }

    @Override
    @Timeout(LiveKitClients.TIME_LIMIT_MILLIS)
    @CircuitBreaker(requestVolumeThreshold = 10, failureRatio = 0.5, delay = 2_000)
    @CircuitBreakerName("livekit-delete-agent-dispatch")
    public Uni<Void> delete(String room, String dispatchId) {
        return CallersContext.back(TwirpCall.send(client.deleteDispatch(room, dispatchId))
                .onFailure(e -> e instanceof LiveKitRefusal refusal && refusal.isNotFound())
                .recoverWithNull()
                .replaceWithVoid());
    }

    static AgentDispatch dispatch(LivekitAgentDispatch.AgentDispatch listed) {
        long createdAt = listed.getState().getCreatedAt();
        return new AgentDispatch(
                listed.getId(),
                listed.getAgentName(),
                Instant.ofEpochSecond(createdAt / NANOS, createdAt % NANOS),
                listed.getState().getJobsList().stream()
                        .map(LiveKitAgentDispatches::job)
                        .toList());
    }

    private static AgentDispatch.Job job(LivekitAgent.Job job) {
        boolean ended =
                switch (job.getState().getStatus()) {
                    case JS_PENDING, JS_RUNNING -> false;
                    case JS_SUCCESS, JS_FAILED, UNRECOGNIZED -> true;
                };
        return new AgentDispatch.Job(ended, job.getState().getParticipantIdentity());
    }
}
