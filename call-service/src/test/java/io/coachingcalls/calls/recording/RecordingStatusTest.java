package io.coachingcalls.calls.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

import io.coachingcalls.calls.livekit.RecordingReason;
import io.coachingcalls.events.RecordingOutcome;
import io.coachingcalls.events.RecordingState;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecordingStatusTest {

    private static final Instant T = Instant.parse("2026-11-21T12:00:00Z");

    @Test
    void shouldSayWhyNothingWasTried() {
        assertThat(RecordingStatus.of(room(false), true).recording())
                .isEqualTo(view(RecordingState.SKIPPED, RecordingReason.NOT_REQUESTED));
        assertThat(RecordingStatus.of(room(true), false).recording())
                .isEqualTo(view(RecordingState.SKIPPED, RecordingReason.NOT_CONFIGURED));
        assertThat(RecordingStatus.of(room(true), true).recording()).isEqualTo(view(RecordingState.REQUESTED, null));
    }

    @Test
    void shouldTellOfTheLatestAttempt() {
        RecordingStatus status = RecordingStatus.of(
                room(
                        true,
                        attempt(1, RecordingOutcome.FAILED, null, false),
                        attempt(2, RecordingOutcome.STARTED, "EG_2", true)),
                true);

        assertThat(status).isEqualTo(new RecordingStatus(2, "EG_2", view(RecordingState.STARTING, null)));
    }

    @Test
    void shouldNotKnowWhatLiveKitDidNotAnswer() {
        assertThat(RecordingStatus.of(room(true, attempt(1, RecordingOutcome.UNKNOWN, null, true)), true)
                        .recording())
                .isEqualTo(view(RecordingState.UNKNOWN, RecordingReason.EGRESS_TIMEOUT));
    }

    @Test
    void shouldSayThatItWasSwitchedOff() {
        RecordingStatus status =
                RecordingStatus.of(room(false, attempt(1, RecordingOutcome.STARTED, "EG_1", false)), true);

        assertThat(status)
                .isEqualTo(new RecordingStatus(1, null, view(RecordingState.SKIPPED, RecordingReason.SWITCHED_OFF)));
    }

    @Test
    void shouldExplainEveryReasonInTheDocs() throws IOException {
        List<String> explained = Files.readAllLines(Path.of("../docs/recording.md")).stream()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.split("`")[1])
                .toList();

        assertThat(explained)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(RecordingReason.values())
                        .map(RecordingReason::value)
                        .toList());
    }

    private static RoomRecording room(boolean wanted, RecordingAttempt... attempts) {
        return new RoomRecording(wanted, false, List.of(attempts), T);
    }

    private static RecordingStatus.View view(RecordingState state, @Nullable RecordingReason reason) {
        return new RecordingStatus.View(state, reason);
    }

    private static RecordingAttempt attempt(
            int number, RecordingOutcome outcome, @Nullable String egressId, boolean open) {
        return new RecordingAttempt("call-a", number, outcome, null, egressId, null, null, T, open);
    }
}
