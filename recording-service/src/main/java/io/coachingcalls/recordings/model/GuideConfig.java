package io.coachingcalls.recordings.model;

import java.time.Duration;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** FRED's guide, which needs no model, behind an OpenAI-compatible URL; without one there is none. */
@ConfigMapping(prefix = "fred.guide")
public interface GuideConfig {

    /** With its version: {@code http://127.0.0.1:8087/v1}. */
    Optional<String> url();

    /** Servers on one's own machine often need none. */
    @WithDefault("none")
    String key();

    /** It thinks about nothing: what takes longer is away. */
    @WithDefault("5s")
    Duration timeout();
}
