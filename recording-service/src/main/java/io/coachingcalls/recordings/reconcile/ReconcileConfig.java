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

    /**
     * Since the room was over: a recorder that LiveKit lists as running for longer than this is one that has died, as it
     * would end by itself.
     */
    @WithDefault("5m")
    Duration afterRoom();

    /** Looks in a row in which LiveKit must not know a recorder, or know a dead one, before we say that it is lost. */
    @Min(1)
    @WithDefault("3")
    int misses();
}
