package io.coachingcalls.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.junit.jupiter.api.Test;

class AllowancesTest {

    private long now = 1_000_000_000L;
    private final Allowances allowances = new Allowances(new ThreeOfEach(), () -> now);

    @Test
    void shouldLetSomebodyHaveAMinutesAllowanceAtOnce() {
        for (int i = 0; i < 3; i++) {
            assertThat(take("sam")).isZero();
        }

        assertThat(take("sam")).isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void shouldLetThemInAgainWhenTheyWereToldTo() {
        useUp("sam");

        pass(take("sam"));

        assertThat(take("sam")).isZero();
        assertThat(take("sam")).isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void shouldNotSaveUpMoreThanAMinutes() {
        useUp("sam");

        pass(Duration.ofHours(1));

        useUp("sam");
        assertThat(take("sam")).isPositive();
    }

    @Test
    void shouldCountAgainWhoComesBackJustBeforeAMinuteIsOver() {
        useUp("sam");

        pass(Duration.ofSeconds(59));

        // A bucket that was forgotten too early would be full
        assertThat(take("sam")).isZero();
        assertThat(take("sam")).isZero();
        assertThat(take("sam")).isPositive();
    }

    @Test
    void shouldLetOthersAndOtherThingsBe() {
        useUp("sam");

        assertThat(take("fay")).isZero();
        assertThat(allowances.take("sam", Limit.CHAT)).isZero();
    }

    @Test
    void shouldSetNoLimitWithZero() {
        for (int i = 0; i < 1_000; i++) {
            assertThat(allowances.take("sam", Limit.SUMMARIES)).isZero();
        }
    }

    private void useUp(String userId) {
        for (int i = 0; i < 3; i++) {
            assertThat(take(userId)).isZero();
        }
    }

    private Duration take(String userId) {
        return allowances.take(userId, Limit.CALLS);
    }

    private void pass(Duration time) {
        now += time.toNanos();
    }

    private record ThreeOfEach() implements RateLimitConfig {

        @Override
        public int calls() {
            return 3;
        }

        @Override
        public int tokens() {
            return 3;
        }

        @Override
        public int chat() {
            return 3;
        }

        @Override
        public int summaries() {
            return 0;
        }

        @Override
        public int reports() {
            return 3;
        }

        @Override
        public int transcripts() {
            return 3;
        }
    }
}
