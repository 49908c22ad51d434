package io.coachingcalls.calls.livekit;

import java.time.Duration;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.coachingcalls.livekit.LiveKitClients;
import io.coachingcalls.livekit.LiveKitRefusal;
import io.coachingcalls.livekit.TwirpCall;
import io.livekit.server.RoomServiceClient;
import io.smallrye.faulttolerance.api.CircuitBreakerName;
import io.smallrye.mutiny.Uni;
import livekit.LivekitModels;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Timeout;

/**
 * The methods of LiveKit's RoomService that are used here, each with a time limit and a circuit breaker of its
 * own: what is wrong with one says nothing about the other.
 */
@ApplicationScoped
class RoomServiceApi {

    private final RoomServiceClient client;

    RoomServiceApi(LiveKitClients clients) {
        client = clients.rooms();
    }

    @Timeout(LiveKitClients.TIME_LIMIT_MILLIS)
    @CircuitBreaker(requestVolumeThreshold = 10, failureRatio = 0.5, delay = 2_000)
    @CircuitBreakerName("livekit-create-room")
    Uni<LivekitModels.Room> createRoom(String name, RoomOptions options) {
        return TwirpCall.send(client.createRoom(
                name,
                seconds(options.emptyTimeout()),
                options.maxParticipants(),
                null,
                options.metadata(),
                null,
                null,
                null,
                seconds(options.departureTimeout())));
    }

    @Timeout(LiveKitClients.TIME_LIMIT_MILLIS)
    @CircuitBreaker(requestVolumeThreshold = 10, failureRatio = 0.5, delay = 2_000)
    @CircuitBreakerName("livekit-delete-room")
    Uni<Void> deleteRoom(String name) {
        return TwirpCall.send(client.deleteRoom(name))
                .onFailure(e -> e instanceof LiveKitRefusal refusal && refusal.isNotFound())
                .recoverWithNull()
                .replaceWithVoid();
    }

    @Timeout(LiveKitClients.TIME_LIMIT_MILLIS)
    @CircuitBreaker(requestVolumeThreshold = 10, failureRatio = 0.5, delay = 2_000)
    @CircuitBreakerName("livekit-send-data")
    Uni<Void> sendData(String name, String topic, byte[] message) {
        return TwirpCall.send(client.sendData(
                        name, message, LivekitModels.DataPacket.Kind.RELIABLE, List.of(), List.of(), topic))
                .onFailure(e -> e instanceof LiveKitRefusal refusal && refusal.isNotFound())
                .recoverWithNull()
                .replaceWithVoid();
    }

    @Timeout(LiveKitClients.TIME_LIMIT_MILLIS)
    @CircuitBreaker(requestVolumeThreshold = 10, failureRatio = 0.5, delay = 2_000)
    @CircuitBreakerName("livekit-list-participants")
    Uni<List<LivekitModels.ParticipantInfo>> listParticipants(String name) {
        return TwirpCall.send(client.listParticipants(name))
                .onFailure(e -> e instanceof LiveKitRefusal refusal && refusal.isNotFound())
                .recoverWithItem(List.of());
    }

    private static int seconds(Duration duration) {
        return Math.toIntExact(duration.toSeconds());
    }
}
