package io.coachingcalls.calls.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NextStepTest {

    private static final Duration MINUTE = Duration.ofSeconds(60);
    private static final Instant DEADLINE = Instant.parse("2026-11-20T12:10:00Z");

    @Test
    void shouldWaitForTheWarningThenForTheEnd() {
        assertThat(step(false, false, DEADLINE, DEADLINE.minusSeconds(61)))
                .isEqualTo(new NextStep.Wait(DEADLINE.minusSeconds(60)));
        assertThat(step(false, false, DEADLINE, DEADLINE.minusSeconds(60))).isEqualTo(new NextStep.Warn(DEADLINE));
        assertThat(step(false, true, DEADLINE, DEADLINE.minusSeconds(60))).isEqualTo(new NextStep.Wait(DEADLINE));
        assertThat(step(false, true, DEADLINE, DEADLINE.minusMillis(1))).isEqualTo(new NextStep.Wait(DEADLINE));
        assertThat(step(false, true, DEADLINE, DEADLINE)).isEqualTo(new NextStep.EndCall());
    }

    @Test
    void shouldEndACallWhoseWarningWasMissed() {
        assertThat(step(false, false, DEADLINE, DEADLINE.plusSeconds(3600))).isEqualTo(new NextStep.EndCall());
    }

    @Test
    void shouldLeaveARoomAloneInWhichNobodyWas() {
        assertThat(step(false, false, null, DEADLINE)).isEqualTo(new NextStep.Wait(null));
    }

    @Test
    void shouldCloseARoomOfACallThatIsOver() {
        assertThat(step(true, false, null, DEADLINE)).isEqualTo(new NextStep.CloseAgain());
        assertThat(step(true, true, DEADLINE, DEADLINE.plusSeconds(1))).isEqualTo(new NextStep.CloseAgain());
    }

    @Test
    void shouldSayWholeSecondsAlthoughASweepComesAMomentLate() {
        assertThat(DeadlineWarning.of(DEADLINE, DEADLINE.minusMillis(59_100))).isEqualTo(warning(60));
        assertThat(DeadlineWarning.of(DEADLINE, DEADLINE.minusMillis(60_000))).isEqualTo(warning(60));
        assertThat(new String(warning(60).json(), java.nio.charset.StandardCharsets.UTF_8))
                .isEqualTo("{\"type\":\"call.deadline\",\"endsAt\":\"2026-11-20T12:10:00Z\",\"secondsLeft\":60}");
    }

    private static DeadlineWarning warning(long secondsLeft) {
        return new DeadlineWarning("call.deadline", DEADLINE, secondsLeft);
    }

    private static NextStep step(boolean over, boolean warned, @Nullable Instant deadline, Instant now) {
        return NextStep.of(new DueRun("call-1", "RM_1", now, now, over, warned, deadline), MINUTE);
    }
}
