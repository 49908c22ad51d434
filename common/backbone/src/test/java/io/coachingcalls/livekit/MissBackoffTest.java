package io.coachingcalls.livekit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

class MissBackoffTest {

    @Test
    void shouldTellWhenPatienceEndsAndThenWheneverTheTimeHasDoubled() {
        assertThat(told(2, 40)).containsExactly(2, 4, 8, 16, 32);
        assertThat(told(3, 40)).containsExactly(3, 6, 12, 24);
        assertThat(told(1, 10)).containsExactly(1, 2, 4, 8);
    }

    private static int[] told(int patience, int misses) {
        return IntStream.rangeClosed(1, misses)
                .filter(missed -> MissBackoff.isToBeTold(missed, patience))
                .toArray();
    }
}
