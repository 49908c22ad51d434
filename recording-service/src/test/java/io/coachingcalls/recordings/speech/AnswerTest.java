package io.coachingcalls.recordings.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;

import io.coachingcalls.recordings.speech.Answer.UnusableAnswer;
import io.coachingcalls.recordings.transcript.Segment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerTest {

    /** The second of a call, a minute long, beginning two minutes after the first person came. */
    private static final Part PART = new Part("room", 2, "room-2.ogg", 9_000L, 120_000, 60_000L, 0);

    @Test
    void shouldTellWhenWhatWasSaid() {
        assertThat(heard("""
                {"text": "Hi. Bye.", "segments": [{"start": 50.1, "end": 51, "text": " Bye. "}, {"start": 0.5, "end": 1, "text": "Hi."}]}
                """))
                .containsExactly(
                        Segment.heard(2, 0, "Hi.", 120_500, 121_000), Segment.heard(2, 1, "Bye.", 170_100, 171_000));
    }

    @Test
    void shouldPutSentencesTogetherThatWereCut() {
        assertThat(heard("""
                {"segments": [
                  {"start": 0, "end": 3, "text": "We agreed to"}, {"start": 3.5, "end": 5, "text": "ship in May."},
                  {"start": 5, "end": 6, "text": "And then"}, {"start": 8, "end": 9, "text": "we"},
                  {"start": 9, "end": 24, "text": "talked on"}]}
                """))
                .extracting(Segment::text)
                .containsExactly("We agreed to ship in May.", "And then", "we", "talked on");
    }

    @Test
    void shouldTakeATextWithoutTimesForAllOfTheFile() {
        assertThat(heard("{\"text\": \"We ship in May.\"}"))
                .containsExactly(Segment.heard(2, 0, "We ship in May.", 120_000, 180_000));
    }

    @Test
    void shouldNotBelieveTimesThatAreOutsideTheFileOrRunBackwards() {
        assertThat(heard("""
                {"segments": [{"start": -3, "end": 1e300, "text": "One."}, {"start": 59, "end": 2, "text": "Two."}, {"text": "Three."}]}
                """))
                .containsExactly(
                        Segment.heard(2, 0, "One.", 120_000, 180_000),
                        Segment.heard(2, 1, "Three.", 120_000, 120_000),
                        Segment.heard(2, 2, "Two.", 179_000, 179_000));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"text\": \"\", \"segments\": []}",
                "{\"text\": \" \"}",
                "{\"segments\": [{\"start\": 0, \"end\": 1, \"text\": \"[music]\"}, {\"text\": \" Hm.\"}, null, {}]}",
                "{\"text\": \"Thanks for watching!\", \"segments\": [{\"start\": 0, \"end\": 1, \"text\": \"Thanks for watching!\","
                        + " \"no_speech_prob\": 0.9, \"avg_logprob\": -1.2}]}"
            })
    void shouldHearNothingInSilence(String json) {
        assertThat(heard(json)).isEmpty();
    }

    @Test
    void shouldKeepWhatItIsSureOfAndNoNul() {
        assertThat(heard("""
                {"segments": [{"start": 0, "end": 1, "text": "A\\u0000ll good.", "no_speech_prob": 0.9, "avg_logprob": -0.1}]}
                """)).extracting(Segment::text).containsExactly("All good.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{}", "\"Hello\"", "<html>", "{\"segments\": 5}", "{\"error\": {}}"})
    void shouldNotTakeSomethingElseForATranscript(String json) {
        assertThatExceptionOfType(UnusableAnswer.class).isThrownBy(() -> Answer.read(json));
    }

    private static List<Segment> heard(String json) {
        return Answer.read(json).heardIn(PART);
    }
}
