package io.coachingcalls.recordings.insights;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.coachingcalls.structure.PlainJava;
import org.jspecify.annotations.Nullable;

/**
 * Who spoke into whose turn. That it was interrupted, an agent tells of its own turns only; that it began to talk while the
 * person was still at it follows from the times.
 */
@PlainJava
final class Interruptions {

    /** Ends and beginnings of speech are found some frames late. */
    private static final Duration TOLERANCE = Duration.ofMillis(200);

    private Interruptions() {}

    /** @param turns in order of time, where those of the agent that were cut short are marked */
    static List<AgentTurn> in(List<AgentTurn> turns) {
        return turns.stream()
                .map(turn -> turn.speaker() == Speaker.PERSON && isSpokenInto(turn, turns)
                        ? turn.interruptedBy(Speaker.AGENT)
                        : turn)
                .toList();
    }

    private static boolean isSpokenInto(AgentTurn person, List<AgentTurn> turns) {
        return turns.stream()
                .filter(turn -> turn.speaker() == Speaker.AGENT)
                .anyMatch(agent -> isWithin(agent.startedAt(), person.startedAt(), person.endedAt()));
    }

    private static boolean isWithin(@Nullable Instant time, @Nullable Instant from, @Nullable Instant to) {
        return time != null
                && from != null
                && to != null
                && time.isAfter(from.plus(TOLERANCE))
                && time.isBefore(to.minus(TOLERANCE));
    }
}
