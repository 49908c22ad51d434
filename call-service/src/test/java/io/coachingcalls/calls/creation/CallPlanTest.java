package io.coachingcalls.calls.creation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

import io.coachingcalls.access.Caller;
import io.coachingcalls.access.Tier;
import io.coachingcalls.events.CallType;
import io.coachingcalls.problem.ErrorCode;
import io.coachingcalls.problem.ProblemException;
import org.junit.jupiter.api.Test;

class CallPlanTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final Duration OPENS_BEFORE = Duration.ofMinutes(10);
    private static final Caller FOUNDER = new Caller("sam", "Sam", Tier.STUDIO, Set.of());
    private static final Caller FREE_FOUNDER = new Caller("fay", "Fay", Tier.FREE, Set.of());

    @Test
    void shouldOpenAtOnceForTenMinutesWhenOnDemand() {
        CallPlan plan = plan(new CallRequest(CallType.ON_DEMAND, "  Pitch ", null, List.of(), null, false));

        assertThat(plan.opensAtOnce(NOW)).isTrue();
        assertThat(plan.terms().maxDurationSeconds()).isEqualTo(600);
        assertThat(plan.terms().ownerId()).isEqualTo("sam");
        assertThat(plan.terms().title()).isEqualTo("Pitch");
    }

    @Test
    void shouldOpenTenMinutesBeforeTheScheduledTime() {
        CallPlan plan = plan(scheduledFor(NOW.plusSeconds(3600)));

        assertThat(plan.opensAt()).isEqualTo(NOW.plusSeconds(3000));
        assertThat(plan.opensAtOnce(NOW)).isFalse();
        assertThat(plan.terms().maxDurationSeconds()).isEqualTo(1800);
    }

    @Test
    void shouldOpenAtOnceFromTenMinutesBeforeTheScheduledTime() {
        assertThat(plan(scheduledFor(NOW.plusSeconds(600))).opensAtOnce(NOW)).isTrue();
        assertThat(plan(scheduledFor(NOW.plusSeconds(601))).opensAtOnce(NOW)).isFalse();
        assertThat(plan(scheduledFor(NOW.minusSeconds(299))).opensAt()).isEqualTo(NOW);
    }

    @Test
    void shouldNameNobodyTwice() {
        var request = new CallRequest(CallType.SCHEDULED, null, "cleo", List.of("sam", "cleo", "kim"), null, false);

        assertThat(plan(request).terms().participants()).containsExactly("kim");
    }

    @Test
    void shouldRefuseTimesThatMakeNoSense() {
        assertRefused(scheduledFor(NOW.minusSeconds(301)), FOUNDER, ErrorCode.INVALID_REQUEST, "past");
        assertRefused(scheduledFor(NOW.plus(Duration.ofDays(400))), FOUNDER, ErrorCode.INVALID_REQUEST, "year");
        assertRefused(
                new CallRequest(CallType.ON_DEMAND, null, null, List.of(), NOW.plusSeconds(3600), false),
                FOUNDER,
                ErrorCode.INVALID_REQUEST,
                "callType scheduled");
    }

    @Test
    void shouldRefuseToBeOnesOwnCoach() {
        var request = new CallRequest(CallType.ON_DEMAND, null, "sam", List.of(), null, false);

        assertRefused(request, FOUNDER, ErrorCode.INVALID_REQUEST, "coachId");
    }

    @Test
    void shouldRecordVideoSessionsOfStudioSubscribersOnly() {
        var video = new CallRequest(CallType.SCHEDULED, null, "cleo", List.of(), null, true);
        var withFred = new CallRequest(CallType.ON_DEMAND, null, null, List.of(), null, true);

        assertThat(CallPlan.of(video, FOUNDER, NOW, OPENS_BEFORE)).isNotNull();
        assertThat(CallPlan.of(withFred, FREE_FOUNDER, NOW, OPENS_BEFORE)).isNotNull();
        assertRefused(video, FREE_FOUNDER, ErrorCode.RECORDING_REQUIRES_STUDIO, "");
    }

    private static CallPlan plan(CallRequest request) {
        return CallPlan.of(request, FOUNDER, NOW, OPENS_BEFORE);
    }

    private static CallRequest scheduledFor(Instant time) {
        return new CallRequest(CallType.SCHEDULED, null, null, List.of(), time, false);
    }

    private static void assertRefused(CallRequest request, Caller caller, ErrorCode code, String detail) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> CallPlan.of(request, caller, NOW, OPENS_BEFORE))
                .satisfies(e -> assertThat(e.code()).isEqualTo(code))
                .withMessageContaining(detail);
    }
}
