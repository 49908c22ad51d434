package io.coachingcalls.recordings.insights;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import io.coachingcalls.structure.PlainJava;
import org.jspecify.annotations.Nullable;

/**
 * What an agent reports once its part in a call is over.
 *
 * @param usage of models, as its framework counts it
 * @param errors how many of each kind
 */
@PlainJava
record AgentReport(
        Job job,
        @Nullable String agentName,
        @Nullable String sdkVersion,
        @Nullable Instant endedAt,
        @Nullable Long durationMs,
        @Nullable String closeReason,
        List<String> tags,
        JsonNode usage,
        JsonNode errors,
        List<AgentTurn> turns) {

    /**
     * One agent's part in a call; it comes to a call anew as another job.
     *
     * @param roomSid LiveKit's, of this instance of the room
     */
    record Job(String room, String roomSid, String id) {}
}
