package io.coachingcalls.sessions.livekit;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.coachingcalls.livekit.LiveKitClients;
import io.coachingcalls.livekit.TwirpCall;
import io.livekit.server.RoomServiceClient;
import io.smallrye.faulttolerance.api.CircuitBreakerName;
import io.smallrye.mutiny.Uni;
import livekit.LivekitModels;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Timeout;

/** The two methods of LiveKit's RoomService that are used here, each with a time limit and a breaker of its own. */
@ApplicationScoped
class RoomServiceApi {

    private final RoomServiceClient client;

    RoomServiceApi(LiveKitClients clients) {
        client = clients.rooms();
    }

    @Timeout(LiveKitClients.TIME_LIMIT_MILLIS)
    @CircuitBreaker(requestVolumeThreshold = 10, failureRatio = 0.5, delay = 2_000)
    @CircuitBreakerName("livekit-list-rooms")
    Uni<List<LivekitModels.Room>> listRooms() {
        return TwirpCall.send(client.listRooms());
    }

    /** That a room is not there is an answer, and opens no breaker. */
    @Timeout(LiveKitClients.TIME_LIMIT_MILLIS)
    @CircuitBreaker(requestVolumeThreshold = 10, failureRatio = 0.5, delay = 2_000, skipOn = RoomGone.class)
    @CircuitBreakerName("livekit-list-participants")
    Uni<List<LivekitModels.ParticipantInfo>> listParticipants(String room) {
        return TwirpCall.send(client.listParticipants(room))
                .onFailure(RoomGone::isSaidBy)
                .transform(RoomGone::new);
    }
}
