package io.coachingcalls.calls.call;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Times of a call. */
@ConfigMapping(prefix = "call")
public interface CallConfig {

    /** How long a room waits for its first person. */
    @WithDefault("300s")
    Duration emptyTimeout();

    /** How long a room waits for somebody to come back after the last person left. */
    @WithDefault("20s")
    Duration departureTimeout();

    /** How long before {@code scheduledFor} people may come in. */
    @WithDefault("10m")
    Duration opensBefore();
}
