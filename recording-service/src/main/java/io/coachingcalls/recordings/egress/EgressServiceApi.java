package io.coachingcalls.recordings.egress;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.coachingcalls.livekit.LiveKitClients;
import io.coachingcalls.livekit.TwirpCall;
import io.livekit.server.EgressServiceClient;
import io.smallrye.faulttolerance.api.CircuitBreakerName;
import io.smallrye.mutiny.Uni;
import livekit.LivekitEgress;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Timeout;

/** The one method of LiveKit's Egress API that is used here: this service starts and stops nothing. */
@ApplicationScoped
class EgressServiceApi {

    private final EgressServiceClient client;

    EgressServiceApi(LiveKitClients clients) {
        client = clients.egress();
    }

    @Timeout(LiveKitClients.TIME_LIMIT_MILLIS)
    @CircuitBreaker(requestVolumeThreshold = 10, failureRatio = 0.5, delay = 2_000)
    @CircuitBreakerName("livekit-list-egress")
    Uni<List<LivekitEgress.EgressInfo>> list(String room) {
        return TwirpCall.send(client.listEgress(room, null, null));
    }
}
