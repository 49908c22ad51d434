package io.coachingcalls.recordings.insights;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.coachingcalls.access.Action;
import io.coachingcalls.identity.CallerFromToken;
import io.coachingcalls.recordings.insights.RoomInsights.Evaluation;
import io.coachingcalls.recordings.insights.RoomInsights.Part;
import io.coachingcalls.recordings.room.CallRoom;
import io.coachingcalls.recordings.room.Rooms;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** How a conversation with an agent went, turn by turn. */
@Path("/api/coaching/turns/{room}")
@Authenticated
public class TurnsResource {

    private final Rooms rooms;
    private final Insights insights;
    private final CallerFromToken token;

    TurnsResource(Rooms rooms, Insights insights, CallerFromToken token) {
        this.rooms = rooms;
        this.insights = insights;
        this.token = token;
    }

    @GET
    @Operation(
            summary = "The turns of a conversation with an agent, in order of time",
            description = "As the agent reported them when its part was over; none as long as it has not.")
    public Uni<TurnsAnswer> read(String room) {
        return rooms.find(room, token.caller(), Action.READ)
                .chain(found -> insights.of(room).map(known -> TurnsAnswer.of(found, known)));
    }

    record TurnsAnswer(String room, List<PartAnswer> agents, List<TurnAnswer> turns, Figures figures) {

        static TurnsAnswer of(CallRoom room, RoomInsights insights) {
            List<AgentTurn> turns = insights.turns();
            Instant beginning = beginning(room, turns);
            return new TurnsAnswer(
                    room.room,
                    insights.parts().stream().map(PartAnswer::of).toList(),
                    turns.stream().map(turn -> TurnAnswer.of(turn, beginning)).toList(),
                    Figures.of(turns));
        }

        /** As the transcript counts; where nobody saw the first person come, from the first turn. */
        private static Instant beginning(CallRoom room, List<AgentTurn> turns) {
            if (room.firstJoinedAt != null) {
                return room.firstJoinedAt;
            }
            return turns.isEmpty() ? Instant.EPOCH : turns.getFirst().saidAt();
        }
    }

    /** @param tags all that the agent gave the conversation; those of LiveKit's begin with {@code lk.} */
    @JsonNaming(SnakeCaseStrategy.class)
    record PartAnswer(
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
            List<Object> usage,
            Map<String, Object> errors) {

        static PartAnswer of(Part part) {
            return new PartAnswer(
                    part.jobId(),
                    part.agentName(),
                    part.sdkVersion(),
                    part.endedAt(),
                    part.durationMs(),
                    part.closeReason(),
                    part.tags(),
                    part.outcome(),
                    part.outcomeReason(),
                    part.evaluations(),
                    List.copyOf(part.usage().stream().map(TurnsResource::plain).toList()),
                    part.errors().getMap());
        }
    }

    private static Object plain(Object value) {
        return value instanceof io.vertx.core.json.JsonObject object ? object.getMap() : value;
    }

    /**
     * @param startMs since the call began, of its sound or else of its text
     * @param endMs null for what was not heard
     * @param latencyMs from the end of what the person said to the agent's first sound
     */
    @JsonNaming(SnakeCaseStrategy.class)
    record TurnAnswer(
            Speaker speaker,
            String text,
            @Nullable Speaker interruptedBy,
            long startMs,
            @Nullable Long endMs,
            @Nullable Long latencyMs,
            @Nullable Long firstTokenMs,
            @Nullable Long firstSoundMs,
            @Nullable Long playbackMs,
            @Nullable Long transcriptionDelayMs,
            @Nullable Long endOfTurnDelayMs) {

        static TurnAnswer of(AgentTurn turn, Instant beginning) {
            Instant start = turn.startedAt() == null ? turn.saidAt() : turn.startedAt();
            return new TurnAnswer(
                    turn.speaker(),
                    turn.text(),
                    turn.interruptedBy(),
                    since(beginning, start),
                    turn.endedAt() == null ? null : since(beginning, turn.endedAt()),
                    turn.delays().latency(),
                    turn.delays().firstToken(),
                    turn.delays().firstSound(),
                    turn.delays().playback(),
                    turn.delays().transcription(),
                    turn.delays().endOfTurn());
        }

        /** An agent's clock may be behind LiveKit's. */
        private static long since(Instant beginning, Instant time) {
            return Math.max(0, Duration.between(beginning, time).toMillis());
        }
    }
}
