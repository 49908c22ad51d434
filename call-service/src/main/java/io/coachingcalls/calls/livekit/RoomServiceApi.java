package io.coachingcalls.calls.livekit;

import java.time.Duration;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;

import io.livekit.server.RoomServiceClient;
import io.smallrye.faulttolerance.api.CircuitBreakerName;
import io.smallrye.mutiny.Uni;
import livekit.LivekitModels;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Timeout;

/**
 * The two methods of LiveKit's RoomService that are used here, each with a time limit and a circuit breaker of its
 * own: what is wrong with one says nothing about the other.
 */
@ApplicationScoped
class RoomServiceApi {

    private static final int MOST_CONCURRENT_CALLS = 64;

    private final OkHttpClient http;
    private final RoomServiceClient client;

    RoomServiceApi(LiveKitConfig config) {
        http = httpClient();
        client = RoomServiceClient.createClient(apiUrl(config), config.apiKey(), config.apiSecret(), () -> http);
    }

    @Timeout(Rooms.LONGEST_WAIT_MILLIS)
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

    @Timeout(Rooms.LONGEST_WAIT_MILLIS)
    @CircuitBreaker(requestVolumeThreshold = 10, failureRatio = 0.5, delay = 2_000)
    @CircuitBreakerName("livekit-delete-room")
    Uni<Void> deleteRoom(String name) {
        return TwirpCall.send(client.deleteRoom(name))
                .onFailure(e -> e instanceof LiveKitRefusal refusal && refusal.isNotFound())
                .recoverWithNull()
                .replaceWithVoid();
    }

    @PreDestroy
    void close() {
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }

    static String apiUrl(LiveKitConfig config) {
        return config.apiUrl().orElseGet(() -> config.url().replaceFirst("^ws", "http"));
    }

    private static OkHttpClient httpClient() {
        // OkHttp's own default of five calls at a time to one host would let one slow answer delay everybody
        var dispatcher = new Dispatcher();
        dispatcher.setMaxRequests(MOST_CONCURRENT_CALLS);
        dispatcher.setMaxRequestsPerHost(MOST_CONCURRENT_CALLS);
        return new OkHttpClient.Builder()
                .dispatcher(dispatcher)
                .callTimeout(Rooms.LONGEST_WAIT)
                .build();
    }

    private static int seconds(Duration duration) {
        return Math.toIntExact(duration.toSeconds());
    }
}
