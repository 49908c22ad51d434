package io.coachingcalls.sessions.erasure;

import java.time.Duration;
import java.util.OptionalInt;

import jakarta.validation.constraints.Min;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How long sessions are kept. */
@ConfigMapping(prefix = "session.retention")
interface RetentionConfig {

    /** After they were over; without it, for ever. */
    OptionalInt days();

    @WithDefault("1h")
    Duration every();

    /** Erased at a time; the rest when the schedule comes round again. */
    @Min(1)
    @WithDefault("200")
    int most();
}
