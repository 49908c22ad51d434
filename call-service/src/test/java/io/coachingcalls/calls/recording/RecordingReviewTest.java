package io.coachingcalls.calls.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Set;

import io.coachingcalls.calls.livekit.Egress;
import io.coachingcalls.calls.livekit.RecordingReason;
import io.coachingcalls.events.RecordingOutcome;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecordingReviewTest {

    private static final Instant T = Instant.parse("2026-11-21T12:00:00Z");
    private static final Duration GRACE = Duration.ofSeconds(30);
    private static final String PATH = "voice-recordings/call-a.ogg";

    private static final RecordingAttempt UNKNOWN = attempt(1, RecordingOutcome.UNKNOWN, null, true);
    private static final RecordingAttempt STARTED = attempt(1, RecordingOutcome.STARTED, "EG_1", true);
    private static final RecordingAttempt FAILED = attempt(1, RecordingOutcome.FAILED, null, false);
    private static final RecordingAttempt NOT_STARTED = new RecordingAttempt(
            "call-a", 1, RecordingOutcome.FAILED, RecordingReason.EGRESS_NOT_STARTED, null, "sam", "studio", T, false);
    private static final Egress RUNNING = new Egress("EG_1", Set.of(PATH), true);
    private static final Egress OVER = new Egress("EG_1", Set.of(PATH), false);

    @Test
    void shouldWaitForAnAttemptThatMayStillShowUp() {
        RecordingReview review = review(wanted(29, UNKNOWN));

        assertThat(review.steps()).isEmpty();
        assertThat(review.lookAgainAfter()).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(10));
    }

    @Test
    void shouldAdoptWhatTurnsUpForACallThatShouldBeRecorded() {
        RecordingReview review = review(wanted(5, UNKNOWN), RUNNING);

        assertThat(review.steps()).containsExactly(new RecordingStep.Adopt(UNKNOWN, "EG_1"));
        assertThat(review.lookAgainAfter()).isNull();
        assertThat(review.nextIfSomebodyIsThere()).isFalse();
    }

    @Test
    void shouldStopWhatTurnsUpForACallThatShouldNotBeRecorded() {
        RecordingReview review = review(unwanted(5, UNKNOWN), RUNNING);

        assertThat(review.steps())
                .containsExactly(
                        new RecordingStep.Adopt(UNKNOWN, "EG_1"),
                        new RecordingStep.Stop("EG_1"),
                        new RecordingStep.End(UNKNOWN));
    }

    @Test
    void shouldFailWhatNeverTurnsUp() {
        RecordingReview review = review(wanted(30, UNKNOWN));

        assertThat(review.steps()).containsExactly(new RecordingStep.Fail(UNKNOWN, RecordingReason.EGRESS_NOT_STARTED));
        assertThat(review.lookAgainAfter()).isNull();
    }

    @Test
    void shouldTryAgainWhatNeverTurnedUp() {
        assertThat(review(wanted(30, UNKNOWN)).nextIfSomebodyIsThere()).isTrue();
        // Given up before, and the next was not begun: we died in between, or nobody was there
        assertThat(review(wanted(60, NOT_STARTED)).nextIfSomebodyIsThere()).isTrue();
        assertThat(review(wanted(60, NOT_STARTED), RUNNING).nextIfSomebodyIsThere())
                .as("it has turned up, and is stopped")
                .isTrue();
        assertThat(review(unwanted(60, NOT_STARTED)).nextIfSomebodyIsThere()).isFalse();
    }

    @Test
    void shouldNotTryForEver() {
        RecordingAttempt[] attempts = Collections.nCopies(5, NOT_STARTED).toArray(RecordingAttempt[]::new);

        assertThat(review(wanted(60, attempts)).nextIfSomebodyIsThere()).isFalse();
    }

    @Test
    void shouldStopWhatTurnsUpAfterItWasGivenUp() {
        assertThat(review(wanted(60, FAILED), RUNNING).steps()).containsExactly(new RecordingStep.Stop("EG_1"));
    }

    @Test
    void shouldLeaveAloneWhatRunsAndShould() {
        RecordingReview review = review(new RoomRecording(true, true, List.of(STARTED), T.plusSeconds(60)), RUNNING);

        assertThat(review).isEqualTo(new RecordingReview(List.of(), null, false));
    }

    @Test
    void shouldStopWhatWasSwitchedOff() {
        assertThat(review(unwanted(60, STARTED), RUNNING).steps())
                .containsExactly(new RecordingStep.Stop("EG_1"), new RecordingStep.End(STARTED));
    }

    @Test
    void shouldBeginTheNextWhenOneIsOverAndSomebodyCame() {
        RecordingReview review = review(new RoomRecording(true, true, List.of(STARTED), T.plusSeconds(60)), OVER);

        assertThat(review.steps()).containsExactly(new RecordingStep.End(STARTED));
        assertThat(review.nextIfSomebodyIsThere()).isTrue();
    }

    @Test
    void shouldNotBeginTheNextWhenNobodyCameSince() {
        assertThat(review(wanted(60, STARTED), OVER).nextIfSomebodyIsThere()).isFalse();
        assertThat(review(wanted(60, FAILED)).nextIfSomebodyIsThere()).isFalse();
    }

    @Test
    void shouldNotBeginTheNextWhileOneMayRun() {
        RoomRecording room = new RoomRecording(true, true, List.of(UNKNOWN), T.plusSeconds(10));

        assertThat(review(room).nextIfSomebodyIsThere()).isFalse();
    }

    @Test
    void shouldTakeForEndedWhatLiveKitHasForgotten() {
        assertThat(review(wanted(29, STARTED)).steps()).isEmpty();
        assertThat(review(wanted(30, STARTED)).steps()).containsExactly(new RecordingStep.End(STARTED));
    }

    @Test
    void shouldLeaveOthersEgressesAlone() {
        Egress others = new Egress("EG_9", Set.of("elsewhere/call-a.ogg"), true);

        assertThat(review(unwanted(60, FAILED), others).steps()).isEmpty();
    }

    @Test
    void shouldKeepAttemptsApartByTheirPaths() {
        RecordingAttempt second = attempt(2, RecordingOutcome.UNKNOWN, null, true);
        Egress secondRunning = new Egress("EG_2", Set.of("voice-recordings/call-a-2.ogg"), true);

        assertThat(review(wanted(5, attempt(1, RecordingOutcome.STARTED, "EG_1", false), second), OVER, secondRunning)
                        .steps())
                .containsExactly(new RecordingStep.Adopt(second, "EG_2"));
    }

    @Test
    void shouldChangeNothingWhileLiveKitDoesNotAnswer() {
        RecordingReview review = RecordingReview.withoutAnswer(wanted(3599, UNKNOWN));

        assertThat(review.changesNothing()).isTrue();
        assertThat(review.lookAgainAfter()).isNotNull();
    }

    @Test
    void shouldNotAskForEver() {
        assertThat(RecordingReview.withoutAnswer(wanted(3600, UNKNOWN)))
                .isEqualTo(new RecordingReview(
                        List.of(new RecordingStep.Fail(UNKNOWN, RecordingReason.EGRESS_UNAVAILABLE)), null, false));
        assertThat(RecordingReview.withoutAnswer(wanted(3600, STARTED)))
                .isEqualTo(new RecordingReview(List.of(new RecordingStep.End(STARTED)), null, false));
    }

    private static RecordingReview review(RoomRecording room, Egress... egresses) {
        return RecordingReview.of(room, List.of(egresses), GRACE);
    }

    private static RoomRecording wanted(long secondsAfter, RecordingAttempt... attempts) {
        return new RoomRecording(true, false, List.of(attempts), T.plusSeconds(secondsAfter));
    }

    private static RoomRecording unwanted(long secondsAfter, RecordingAttempt... attempts) {
        return new RoomRecording(false, false, List.of(attempts), T.plusSeconds(secondsAfter));
    }

    private static RecordingAttempt attempt(
            int number, RecordingOutcome outcome, @Nullable String egressId, boolean open) {
        return new RecordingAttempt("call-a", number, outcome, null, egressId, "sam", "studio", T, open);
    }
}
