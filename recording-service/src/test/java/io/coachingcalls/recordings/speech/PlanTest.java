package io.coachingcalls.recordings.speech;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import io.coachingcalls.events.RecordingState;
import io.coachingcalls.recordings.speech.Plan.Leave;
import io.coachingcalls.recordings.speech.Plan.Transcribe;
import io.coachingcalls.recordings.speech.Plan.Wait;
import io.coachingcalls.recordings.transcript.Transcription;
import io.coachingcalls.recordings.transcript.Transcription.State;
import org.junit.jupiter.api.Test;

class PlanTest {

    private static final Instant CAME = Instant.parse("2026-11-21T10:00:00Z");
    private static final Duration PATIENCE = Duration.ofMinutes(30);
    private static final int FLOOR = 20;

    @Test
    void shouldTranscribeEveryUsablePartWithItsPlaceInTheCall() {
        Plan plan = plan(
                0,
                recorded(1, RecordingState.READY),
                recorded(2, RecordingState.FAILED),
                recorded(3, RecordingState.LIMIT_REACHED));

        assertThat(plan)
                .isEqualTo(new Transcribe(List.of(
                        new TranscriptionJob("room", 1, "room-1.ogg", 9_000L, 60_000, 30_000L, 0),
                        new TranscriptionJob("room", 3, "room-3.ogg", 9_000L, 180_000, 30_000L, 0))));
    }

    @Test
    void shouldLeaveATranscriptThatIsLongEnough() {
        assertThat(plan(200, recorded(1, RecordingState.READY))).isEqualTo(leave(State.NOT_NEEDED, null));
        assertThat(plan(199, recorded(1, RecordingState.READY))).isInstanceOf(Transcribe.class);
        assertThat(plan(200, recorded(1, RecordingState.ACTIVE))).isEqualTo(leave(State.NOT_NEEDED, null));
    }

    @Test
    void shouldNotCallWordsTooFewWhereNobodyKnowsHowLongTheCallWas() {
        var call = new Plan.Call("room", List.of(recorded(1, RecordingState.READY)), 1, null, null, Duration.ZERO);

        assertThat(Plan.of(call, FLOOR, PATIENCE)).isEqualTo(leave(State.NOT_NEEDED, null));
    }

    @Test
    void shouldTranscribeWhereNotAWordWasWrittenDownWhateverTheFloor() {
        assertThat(Plan.of(call(0, Duration.ZERO, recorded(1, RecordingState.READY)), 0, PATIENCE))
                .isInstanceOf(Transcribe.class);
        assertThat(Plan.of(call(1, Duration.ZERO, recorded(1, RecordingState.READY)), 0, PATIENCE))
                .isEqualTo(leave(State.NOT_NEEDED, null));
    }

    @Test
    void shouldSayThatNothingWasRecorded() {
        assertThat(plan(0)).isEqualTo(leave(State.NOT_RECORDED, null));
        assertThat(Stream.of(
                        RecordingState.SKIPPED,
                        RecordingState.FAILED,
                        RecordingState.ABORTED,
                        RecordingState.LOST,
                        RecordingState.DELETED))
                .allSatisfy(
                        state -> assertThat(plan(0, recorded(1, state))).isEqualTo(leave(State.NOT_RECORDED, null)));
    }

    @Test
    void shouldWaitForPartsThatAreNotReadyAndThenDoWithout() {
        Recorded ready = recorded(1, RecordingState.READY);
        Recorded ending = recorded(2, RecordingState.ENDING);

        assertThat(plan(0, ready, ending)).isEqualTo(new Wait());
        assertThat(Plan.of(call(0, PATIENCE, ready, ending), FLOOR, PATIENCE))
                .isInstanceOfSatisfying(Transcribe.class, plan -> assertThat(plan.jobs())
                        .extracting(TranscriptionJob::attempt)
                        .containsExactly(1));
        assertThat(Plan.of(call(0, PATIENCE, ending), FLOOR, PATIENCE))
                .isEqualTo(leave(State.FAILED, "recording_not_ready"));
    }

    @Test
    void shouldTellOfAllPartsTogether() {
        var ready = new Transcription(State.READY);
        var silent = new Transcription(State.NO_SPEECH);
        var failed = new Transcription(State.FAILED, "transcriber_timeout");
        var waiting = new Transcription(State.WAITING, "transcriber_refused");

        assertThat(SpeechToText.together(List.of(ready, silent))).isEqualTo(ready);
        assertThat(SpeechToText.together(List.of(silent, silent))).isEqualTo(silent);
        assertThat(SpeechToText.together(List.of(silent, failed))).isEqualTo(failed);
        assertThat(SpeechToText.together(List.of(ready, failed)))
                .isEqualTo(new Transcription(State.READY, "transcriber_timeout"));
        assertThat(SpeechToText.together(List.of(ready, waiting))).isEqualTo(waiting);
    }

    private static Plan plan(long words, Recorded... recorded) {
        return Plan.of(call(words, Duration.ZERO, recorded), FLOOR, PATIENCE);
    }

    /** Of ten minutes. */
    private static Plan.Call call(long words, Duration waited, Recorded... recorded) {
        return new Plan.Call("room", List.of(recorded), words, CAME, CAME.plus(Duration.ofMinutes(10)), waited);
    }

    private static Recorded recorded(int attempt, RecordingState state) {
        return new Recorded(
                attempt, state, "room-%d.ogg".formatted(attempt), CAME.plusSeconds(60L * attempt), 30_000L, 9_000L);
    }

    private static Leave leave(State state, String cause) {
        return new Leave(new Transcription(state, cause));
    }
}
