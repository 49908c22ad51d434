package io.coachingcalls.calls.agent;

import java.time.Duration;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** FRED's agent. */
@ConfigMapping(prefix = "agent")
interface AgentConfig {

    /** As its workers register at LiveKit; without one no agent comes to calls. */
    Optional<String> name();

    /** How long LiveKit may look for a worker that takes the call; after that none will, until it is asked again. */
    @WithDefault("6s")
    Duration takenWithin();

    /** How long it may take from being sent for until it is in the room; then it is sent for again. */
    @WithDefault("20s")
    Duration grace();
}
