package io.coachingcalls.livekit;

import java.util.concurrent.TimeUnit;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;

import io.livekit.server.AgentDispatchServiceClient;
import io.livekit.server.EgressServiceClient;
import io.livekit.server.RoomServiceClient;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;

/** The SDK's clients, on one HTTP client that never waits long. */
@ApplicationScoped
public class LiveKitClients {

    /** What a call may take, for the time limits of those who make it. */
    public static final long TIME_LIMIT_MILLIS = 3_000;

    private static final int MOST_CONCURRENT_CALLS = 64;

    private final OkHttpClient http = httpClient();
    private final LiveKitConfig config;

    LiveKitClients(LiveKitConfig config) {
        this.config = config;
    }

    public RoomServiceClient rooms() {
        return RoomServiceClient.createClient(apiUrl(), config.apiKey(), config.apiSecret(), () -> http);
    }

    public EgressServiceClient egress() {
        String url = config.egressUrl().orElseGet(this::apiUrl);
        return EgressServiceClient.createClient(url, config.apiKey(), config.apiSecret(), () -> http);
    }

    public AgentDispatchServiceClient agentDispatches() {
        return AgentDispatchServiceClient.createClient(apiUrl(), config.apiKey(), config.apiSecret(), () -> http);
    }

    @PreDestroy
    void close() {
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }

    private String apiUrl() {
        return config.apiUrl().orElseGet(() -> config.url().replaceFirst("^ws", "http"));
    }

    private static OkHttpClient httpClient() {
        // OkHttp's own default of five calls at a time to one host would let one slow answer delay everybody
        var dispatcher = new Dispatcher();
        dispatcher.setMaxRequests(MOST_CONCURRENT_CALLS);
        dispatcher.setMaxRequestsPerHost(MOST_CONCURRENT_CALLS);
        return new OkHttpClient.Builder()
                .dispatcher(dispatcher)
                .callTimeout(TIME_LIMIT_MILLIS, TimeUnit.MILLISECONDS)
                .build();
    }
}
