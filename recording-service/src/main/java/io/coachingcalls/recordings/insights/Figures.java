package io.coachingcalls.recordings.insights;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.coachingcalls.structure.PlainJava;
import org.jspecify.annotations.Nullable;

/**
 * A conversation in numbers.
 *
 * @param answers turns of the agent's of which it is known how long the person waited for them
 * @param slowest place in the list of turns
 * @param interruptionsByPerson how often the person spoke into a turn of the agent's
 */
@JsonNaming(SnakeCaseStrategy.class)
@PlainJava
record Figures(
        int turns,
        int answers,
        @Nullable Long latencyMedianMs,
        @Nullable Long latencyP95Ms,
        @Nullable Integer slowest,
        long talkPersonMs,
        long talkAgentMs,
        int interruptionsByPerson,
        int interruptionsByAgent) {

    static Figures of(List<AgentTurn> turns) {
        List<Integer> answers = IntStream.range(0, turns.size())
                .boxed()
                .filter(place -> turns.get(place).delays().latency() != null)
                .sorted(Comparator.comparing(place -> turns.get(place).delays().latency()))
                .toList();
        List<Long> latencies = answers.stream()
                .map(place -> turns.get(place).delays().latency())
                .toList();
        return new Figures(
                turns.size(),
                answers.size(),
                percentile(latencies, 50),
                percentile(latencies, 95),
                answers.isEmpty() ? null : answers.getLast(),
                talk(turns, Speaker.PERSON),
                talk(turns, Speaker.AGENT),
                interruptions(turns, Speaker.PERSON),
                interruptions(turns, Speaker.AGENT));
    }

    /** The least of which so many in a hundred are no greater: one that was measured, and not something in between. */
    private static @Nullable Long percentile(List<Long> sorted, int percent) {
        return sorted.isEmpty() ? null : sorted.get((int) Math.ceil(sorted.size() * percent / 100.0) - 1);
    }

    private static long talk(List<AgentTurn> turns, Speaker speaker) {
        return turns.stream()
                .filter(turn -> turn.speaker() == speaker)
                .mapToLong(AgentTurn::talkMs)
                .sum();
    }

    private static int interruptions(List<AgentTurn> turns, Speaker by) {
        return (int) turns.stream().filter(turn -> turn.interruptedBy() == by).count();
    }
}
