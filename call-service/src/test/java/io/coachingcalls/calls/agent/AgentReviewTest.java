package io.coachingcalls.calls.agent;

import static io.coachingcalls.calls.agent.AgentState.DISPATCHED;
import static io.coachingcalls.calls.agent.AgentState.READY;
import static io.coachingcalls.calls.agent.AgentState.UNAVAILABLE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

import io.coachingcalls.calls.livekit.AgentDispatch;
import io.coachingcalls.calls.livekit.AgentDispatch.Job;
import org.junit.jupiter.api.Test;

/** Seen: an agent is "dispatched", and nobody comes, as its worker has died. */
class AgentReviewTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final Duration TAKEN_WITHIN = Duration.ofSeconds(6);
    private static final Duration GRACE = Duration.ofSeconds(20);
    private static final Job RUNNING = new Job(false, "agent-1");
    private static final Job ENDED = new Job(true, "agent-1");

    @Test
    void shouldSendForOneWhoWasNeverSentFor() {
        assertThat(review(Set.of())).isEqualTo(new AgentReview(null, List.of()));
        assertThat(review(Set.of()).isNeeded()).isTrue();
    }

    @Test
    void shouldLeaveAloneOneWhoIsThere() {
        assertThat(review(Set.of("agent-1"), old("AD_1", RUNNING))).isEqualTo(new AgentReview(READY, List.of()));
        assertThat(review(Set.of("agent-1"), sent("AD_1", Duration.ofSeconds(1), RUNNING))
                        .state())
                .isEqualTo(READY);
        // A job does not always say as whom it runs
        assertThat(review(Set.of("agent-1"), old("AD_1", new Job(false, ""))).isNeeded())
                .isFalse();
    }

    @Test
    void shouldWaitForOneWhoseWorkerIsOnTheWay() {
        var young = sent("AD_1", GRACE.minusMillis(1), RUNNING);

        assertThat(review(Set.of(), young)).isEqualTo(new AgentReview(DISPATCHED, List.of()));
        assertThat(review(Set.of(), old("AD_0"), young)).isEqualTo(new AgentReview(DISPATCHED, List.of()));
    }

    @Test
    void shouldWaitForAWorkerOnlyAsLongAsLiveKitLooksForOne() {
        assertThat(review(Set.of(), sent("AD_1", TAKEN_WITHIN.minusMillis(1))).state())
                .isEqualTo(DISPATCHED);
        assertThat(review(Set.of(), sent("AD_1", TAKEN_WITHIN)))
                .isEqualTo(new AgentReview(UNAVAILABLE, List.of("AD_1")));
    }

    @Test
    void shouldSendAgainWhenItsJobHasEnded() {
        assertThat(review(Set.of("agent-1"), old("AD_1", ENDED)))
                .isEqualTo(new AgentReview(UNAVAILABLE, List.of("AD_1")));
        // Nobody comes of that one any more, however young it is
        assertThat(review(Set.of(), sent("AD_1", Duration.ofSeconds(1), ENDED)))
                .isEqualTo(new AgentReview(UNAVAILABLE, List.of("AD_1")));
    }

    /** LiveKit lists the job of a dead worker as running for as long as the room is there. */
    @Test
    void shouldSendAgainWhenItsJobIsSaidToRunAndNobodyIsThere() {
        assertThat(review(Set.of(), old("AD_1", RUNNING), old("AD_2", ENDED)))
                .isEqualTo(new AgentReview(UNAVAILABLE, List.of("AD_1", "AD_2")));
        assertThat(review(Set.of("agent-2"), old("AD_1", RUNNING)).isNeeded()).isTrue();
        assertThat(review(Set.of(), old("AD_1", new Job(false, ""))).isNeeded()).isTrue();
    }

    private static AgentReview review(Set<String> present, AgentDispatch... dispatches) {
        return AgentReview.of(List.of(dispatches), present, NOW, TAKEN_WITHIN, GRACE);
    }

    private static AgentDispatch old(String id, Job... jobs) {
        return sent(id, GRACE, jobs);
    }

    private static AgentDispatch sent(String id, Duration ago, Job... jobs) {
        return new AgentDispatch(id, "fred", NOW.minus(ago), List.of(jobs));
    }
}
