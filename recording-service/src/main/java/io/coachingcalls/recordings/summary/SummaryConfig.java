package io.coachingcalls.recordings.summary;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How long and how often a summary is tried. */
@ConfigMapping(prefix = "summary")
interface SummaryConfig {

    @WithDefault("5s")
    Duration every();

    /** How long someone who asks for a summary waits for it; after that it is made all the same. */
    @WithDefault("25s")
    Duration patience();

    /** Who makes a summary says three times in this time that they still are; if they stop, another takes over. */
    @WithDefault("30s")
    Duration claim();

    /** The pause after the first failure; three times as long after each further one. */
    @WithDefault("10s")
    Duration retryAfter();

    /** After so many failures it is marked failed and left alone until somebody asks again. */
    @WithDefault("5")
    int maxAttempts();
}
