package io.coachingcalls.livekit;

import java.util.Optional;

import io.smallrye.config.ConfigMapping;

/** Where LiveKit is, and as whom we speak to it. */
@ConfigMapping(prefix = "livekit")
public interface LiveKitConfig {

    /** What clients connect to, such as {@code wss://livekit.example}. */
    String url();

    /** What this service calls; without it {@link #url} with http in the place of ws. */
    Optional<String> apiUrl();

    /** What is asked to record, if that is not LiveKit's own server; without it as {@link #apiUrl}. */
    Optional<String> egressUrl();

    String apiKey();

    String apiSecret();
}
