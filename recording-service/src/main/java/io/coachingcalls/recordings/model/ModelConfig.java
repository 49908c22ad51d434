package io.coachingcalls.recordings.model;

import java.time.Duration;
import java.util.Optional;

import jakarta.validation.constraints.Min;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The language model, behind an OpenAI-compatible URL; without one there is none. */
@ConfigMapping(prefix = "fred.model")
public interface ModelConfig {

    /** With its version: {@code https://api.openai.com/v1}. */
    Optional<String> url();

    /** Servers on one's own machine often need none. */
    @WithDefault("none")
    String key();

    @WithDefault("gpt-4o-mini")
    String name();

    /** What one answer may take, and the wait for a turn before it. */
    @WithDefault("60s")
    Duration timeout();

    /** Requests at a time, of this replica. */
    @WithDefault("2")
    @Min(1)
    int concurrency();

    /** Characters of a transcript that go into one request. */
    @WithDefault("24000")
    int partLength();
}
