package io.coachingcalls.local.parts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

class PausesTest {

    private final Pauses pauses = new Pauses();
    private Instant now = Instant.parse("2026-11-21T10:00:00Z");

    @Test
    void shouldWaitLongerTheMoreOftenAPartDies() {
        assertThat(Stream.generate(() -> diesAfter(5)).limit(9).map(Duration::toMillis))
                .containsExactly(250L, 500L, 1_000L, 2_000L, 4_000L, 8_000L, 16_000L, 30_000L, 30_000L);
    }

    @Test
    void shouldBeginAnewOnceAPartHasLivedForAWhile() {
        diesAfter(5);
        diesAfter(5);

        assertThat(diesAfter(100)).hasMillis(250);
    }

    @Test
    void shouldKeepPartsApart() {
        diesAfter(5);
        diesAfter(5);

        assertThat(pauses.before("kafka", now)).hasMillis(250);
    }

    private Duration diesAfter(int seconds) {
        now = now.plusSeconds(seconds);
        Duration pause = pauses.before("call-service", now);
        now = now.plus(pause);
        return pause;
    }
}
