package io.coachingcalls.calls.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;

class AdmissionTest {

    private static final Instant OPENS_AT = Instant.parse("2026-11-20T12:00:00Z");

    @Test
    void shouldOpenAtTheVeryMoment() {
        assertThat(Admission.of(OPENS_AT, false, OPENS_AT.minusMillis(1)))
                .isEqualTo(new Admission.NotOpenYet(OPENS_AT));
        assertThat(Admission.of(OPENS_AT, false, OPENS_AT)).isEqualTo(new Admission.Open());
    }

    @Test
    void shouldBeOverWhateverTheTime() {
        assertThat(Admission.of(OPENS_AT, true, OPENS_AT.minusSeconds(60))).isEqualTo(new Admission.Over());
        assertThat(Admission.of(OPENS_AT, true, OPENS_AT.plusSeconds(60))).isEqualTo(new Admission.Over());
    }

    @Test
    void shouldLetTheFirstPersonComeLateAndStayForTheWholeCall() {
        Instant deadline = Admission.latestDeadline(OPENS_AT, Duration.ofSeconds(300), Duration.ofMinutes(10));

        assertThat(deadline).isEqualTo("2026-11-20T12:15:00Z");
    }
}
