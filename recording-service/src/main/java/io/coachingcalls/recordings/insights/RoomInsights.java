package io.coachingcalls.recordings.insights;

import java.time.Instant;
import java.util.List;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** What is kept of a room, its turns in order of time. */
record RoomInsights(List<Part> parts, List<AgentTurn> turns) {

    /** An agent's part in the call, of which there are several if it came anew. */
    record Part(
            String jobId,
            @Nullable String agentName,
            @Nullable String sdkVersion,
            @Nullable Instant endedAt,
            @Nullable Long durationMs,
            @Nullable String closeReason,
            List<String> tags,
            @Nullable String outcome,
            @Nullable String outcomeReason,
            List<Evaluation> evaluations,
            JsonArray usage,
            JsonObject errors) {}

    /** What somebody who judges conversations says of it. */
    record Evaluation(
            @Nullable String name,
            @Nullable String verdict,
            @Nullable String reasoning) {}
}
