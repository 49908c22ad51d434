package io.coachingcalls.sessions.stale;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** When a session that nobody ended is looked at. */
@ConfigMapping(prefix = "stale")
interface StaleConfig {

    /** Since its start. */
    @WithDefault("2h")
    Duration after();

    @WithDefault("1m")
    Duration every();
}
