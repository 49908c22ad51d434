package io.coachingcalls.recordings.recording;

import java.time.Duration;
import java.util.OptionalInt;

import jakarta.validation.constraints.Min;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How long recordings are kept. */
@ConfigMapping(prefix = "recording.retention")
interface RetentionConfig {

    /** Without it, for ever. */
    OptionalInt days();

    @WithDefault("1h")
    Duration every();

    /** Removed at a time; the rest when the schedule comes round again. */
    @Min(1)
    @WithDefault("200")
    int most();
}
