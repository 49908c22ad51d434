package io.coachingcalls.calls.agent;

import java.util.Optional;

import io.smallrye.config.ConfigMapping;

/** FRED's agent. */
@ConfigMapping(prefix = "agent")
interface AgentConfig {

    /** As its workers register at LiveKit; without one no agent comes to calls. */
    Optional<String> name();
}
