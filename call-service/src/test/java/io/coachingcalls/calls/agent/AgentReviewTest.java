package io.coachingcalls.calls.agent;

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
    private static final Duration GRACE = Duration.ofSeconds(20);
    private static final Job RUNNING = new Job(false, "agent-1");
    private static final Job ENDED = new Job(true, "agent-1");

    @Test
    void shouldSendForOneWhoWasNeverSentFor() {
        assertThat(review(Set.of())).isEqualTo(new AgentReview(true, List.of()));
        assertThat(review(Set.of("agent-9"), new AgentDispatch("AD_9", "another", NOW, List.of())))
                .isEqualTo(new AgentReview(true, List.of()));
    }

    @Test
    void shouldLeaveAloneOneWhoIsThere() {
        assertThat(review(Set.of("agent-1"), old("AD_1", RUNNING)).isNeeded()).isFalse();
        // A job does not always say as whom it runs
        assertThat(review(Set.of("agent-1"), old("AD_1", new Job(false, ""))).isNeeded())
                .isFalse();
    }

    @Test
    void shouldWaitForOneWhoIsOnTheWay() {
        var young = new AgentDispatch("AD_1", "fred", NOW.minus(GRACE).plusMillis(1), List.of());

        assertThat(review(Set.of(), young).isNeeded()).isFalse();
        assertThat(review(Set.of(), old("AD_0"), young)).isEqualTo(new AgentReview(false, List.of()));
    }

    @Test
    void shouldSendAgainWhenNoWorkerTookIt() {
        assertThat(review(Set.of(), old("AD_1"))).isEqualTo(new AgentReview(true, List.of("AD_1")));
    }

    @Test
    void shouldSendAgainWhenItsJobHasEnded() {
        assertThat(review(Set.of("agent-1"), old("AD_1", ENDED))).isEqualTo(new AgentReview(true, List.of("AD_1")));
    }

    /** LiveKit lists the job of a dead worker as running for as long as the room is there. */
    @Test
    void shouldSendAgainWhenItsJobIsSaidToRunAndNobodyIsThere() {
        assertThat(review(Set.of(), old("AD_1", RUNNING), old("AD_2", ENDED)))
                .isEqualTo(new AgentReview(true, List.of("AD_1", "AD_2")));
        assertThat(review(Set.of("agent-2"), old("AD_1", RUNNING)).isNeeded()).isTrue();
        assertThat(review(Set.of(), old("AD_1", new Job(false, ""))).isNeeded()).isTrue();
    }

    private static AgentReview review(Set<String> present, AgentDispatch... dispatches) {
        return AgentReview.of("fred", List.of(dispatches), present, NOW, GRACE);
    }

    private static AgentDispatch old(String id, Job... jobs) {
        return new AgentDispatch(id, "fred", NOW.minus(GRACE), List.of(jobs));
    }
}
