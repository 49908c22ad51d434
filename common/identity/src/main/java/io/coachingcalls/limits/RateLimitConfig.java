package io.coachingcalls.limits;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How many requests a minute one person has of each replica; 0 sets no limit. */
@ConfigMapping(prefix = "rate-limit")
interface RateLimitConfig {

    /** New calls. */
    @WithDefault("30")
    int calls();

    /** Tokens to join a call with. */
    @WithDefault("120")
    int tokens();

    /** Messages to FRED. */
    @WithDefault("60")
    int chat();

    /** Summaries asked for. */
    @WithDefault("20")
    int summaries();

    /** Reports of joining and leaving, and notes. */
    @WithDefault("120")
    int reports();

    /** Requests that write down what was said: recognisers send a guess several times a second. */
    @WithDefault("600")
    int transcripts();
}
