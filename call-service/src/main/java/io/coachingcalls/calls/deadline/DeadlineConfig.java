package io.coachingcalls.calls.deadline;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** When calls come to their end. */
@ConfigMapping(prefix = "deadline")
interface DeadlineConfig {

    /** How often the sweep looks: as late a warning or an end can come. */
    @WithDefault("1s")
    Duration every();

    /** How long before the end the people inside are told. */
    @WithDefault("60s")
    Duration warnBefore();
}
