package io.coachingcalls.recordings.reconcile;

import java.time.Duration;

import jakarta.validation.constraints.Min;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** When LiveKit is asked about a recorder that we have long heard nothing of. */
@ConfigMapping(prefix = "recording.reconcile")
interface ReconcileConfig {

    @WithDefault("30s")
    Duration every();

    /** Since the latest news. */
    @WithDefault("2m")
    Duration after();

    /** Looks in a row in which LiveKit must not know a recorder before we say that it is lost. */
    @Min(1)
    @WithDefault("3")
    int misses();
}
