package io.coachingcalls.calls.livekit;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.coachingcalls.livekit.LiveKitClients;
import io.coachingcalls.livekit.LiveKitRefusal;
import io.coachingcalls.livekit.TwirpCall;
import io.livekit.server.EgressServiceClient;
import io.livekit.server.EncodedOutputs;
import io.smallrye.faulttolerance.api.CircuitBreakerName;
import io.smallrye.mutiny.Uni;
import livekit.LivekitEgress;
import livekit.LivekitEgress.EgressInfo;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * The methods of LiveKit's Egress API that are used here, each with a time limit and a circuit breaker of its own. The
 * SDK signs each request with a token that has the grant {@code roomRecord}; no person ever gets one.
 */
@ApplicationScoped
class EgressServiceApi {

    private final EgressServiceClient client;

    @Inject
    EgressServiceApi(LiveKitClients clients) {
        this(clients.egress());
    }

    EgressServiceApi(EgressServiceClient client) {
        this.client = client;
    }

    /** Null when there is no such room. Without a recorder LiveKit blocks for 23 s, so the breaker stays open longer. */
    @Timeout(LiveKitClients.TIME_LIMIT_MILLIS)
    @CircuitBreaker(requestVolumeThreshold = 10, failureRatio = 0.5, delay = 15_000)
    @CircuitBreakerName("livekit-start-egress")
    Uni<@Nullable EgressInfo> start(String room, LivekitEgress.EncodedFileOutput output) {
        // Given the file alone, the SDK would say it twice, in the deprecated field too
        var outputs = new EncodedOutputs(output, null, null, null);
        return TwirpCall.send(client.startRoomCompositeEgress(room, outputs, "", null, null, true))
                .onFailure(EgressServiceApi::isNotFound)
                .recoverWithNull();
    }

    @Timeout(LiveKitClients.TIME_LIMIT_MILLIS)
    @CircuitBreaker(requestVolumeThreshold = 10, failureRatio = 0.5, delay = 2_000)
    @CircuitBreakerName("livekit-list-egress")
    Uni<List<EgressInfo>> list(String room) {
        return TwirpCall.send(client.listEgress(room, null, null))
                .onFailure(EgressServiceApi::hasNoRecorders)
                .recoverWithItem(List.of());
    }

    @Timeout(LiveKitClients.TIME_LIMIT_MILLIS)
    @CircuitBreaker(requestVolumeThreshold = 10, failureRatio = 0.5, delay = 2_000)
    @CircuitBreakerName("livekit-stop-egress")
    Uni<Void> stop(String egressId) {
        return TwirpCall.send(client.stopEgress(egressId))
                .onFailure(e -> isNotFound(e) || isOver(e))
                .recoverWithNull()
                .replaceWithVoid();
    }

    private static boolean isNotFound(Throwable e) {
        return e instanceof LiveKitRefusal refusal && refusal.isNotFound();
    }

    private static boolean isOver(Throwable e) {
        return e instanceof LiveKitRefusal refusal && refusal.isFailedPrecondition();
    }

    /** LiveKit's answer when it runs without Redis, through which recorders are reached. */
    static boolean hasNoRecorders(Throwable e) {
        return e instanceof LiveKitRefusal refusal
                && String.valueOf(refusal.getMessage()).contains("egress not connected");
    }
}
