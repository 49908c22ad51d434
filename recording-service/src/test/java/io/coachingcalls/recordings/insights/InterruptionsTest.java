package io.coachingcalls.recordings.insights;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;

import io.coachingcalls.recordings.insights.AgentTurn.Delays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Who spoke into whose turn, and what a conversation comes to in numbers. */
class InterruptionsTest {

    private static final Instant START = Instant.parse("2026-11-27T10:00:00Z");

    @Test
    void shouldTellThatTheAgentSpokeIntoWhatThePersonSaid() {
        List<AgentTurn> turns = Interruptions.in(List.of(person(1_000, 5_000), agent(3_000, 4_000, 0L)));

        assertThat(turns).extracting(AgentTurn::interruptedBy).containsExactly(Speaker.AGENT, null);
    }

    @Test
    void shouldNotMindAnEndThatIsFoundLate() {
        List<AgentTurn> turns = Interruptions.in(List.of(person(1_000, 5_000), agent(4_900, 6_000, 0L)));

        assertThat(turns).extracting(AgentTurn::interruptedBy).containsExactly(null, null);
    }

    @Test
    void shouldNameTheSlowestAnswerAndThoseInTheMiddle() {
        Figures figures = Figures.of(List.of(
                agent(0, 1_000, null),
                person(1_500, 2_000),
                agent(3_000, 4_000, 1_000L),
                person(4_500, 5_000),
                agent(5_400, 6_000, 400L),
                agent(6_400, 7_000, 700L)));

        assertThat(figures).isEqualTo(new Figures(6, 3, 700L, 1_000L, 2, 1_000, 3_200, 0, 0));
    }

    @Test
    void shouldHaveNoFiguresOfNothing() {
        assertThat(Figures.of(List.of())).isEqualTo(new Figures(0, 0, null, null, null, 0, 0, 0, 0));
    }

    private static AgentTurn person(long from, long to) {
        return turn(Speaker.PERSON, from, to, null);
    }

    private static AgentTurn agent(long from, long to, @Nullable Long latency) {
        return turn(Speaker.AGENT, from, to, latency);
    }

    private static AgentTurn turn(Speaker speaker, long from, long to, @Nullable Long latency) {
        return new AgentTurn(
                0,
                speaker,
                "Anything.",
                null,
                START.plusMillis(from),
                START.plusMillis(from),
                START.plusMillis(to),
                new Delays(latency, null, null, null, null, null));
    }
}
