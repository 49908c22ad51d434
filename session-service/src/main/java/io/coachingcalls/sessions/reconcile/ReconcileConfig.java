package io.coachingcalls.sessions.reconcile;

import java.time.Duration;

import jakarta.validation.constraints.Min;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How often we compare what we know with LiveKit, and when we believe that something is gone. */
@ConfigMapping(prefix = "reconcile")
public interface ReconcileConfig {

    @WithDefault("15s")
    Duration every();

    /** Looks in a row in which something must be missing before we say that it ended. */
    @Min(1)
    @WithDefault("3")
    int misses();
}
