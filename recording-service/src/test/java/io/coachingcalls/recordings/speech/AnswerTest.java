package io.coachingcalls.recordings.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.coachingcalls.recordings.speech.Answer.UnusableAnswer;
import io.coachingcalls.recordings.transcript.Segment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerTest {

    /** The second of a call, a minute long, beginning two minutes after the first person came. */
    private static final TranscriptionJob PART =
            new TranscriptionJob("room", 2, "room-2.ogg", 9_000L, 120_000, 60_000L, 0);

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

    private static final String GOOD_SCORES = "\"no_speech_prob\": 0.01, \"avg_logprob\": -0.1";

    @Test
    void shouldHearNobodyInALoopWithGoodScores() {
        assertThat(heard(segments("Thanks for watching!", 12, GOOD_SCORES + ", \"compression_ratio\": 12.0")))
                .isEmpty();
        assertThat(heard(segments("Thanks for watching!", 12, GOOD_SCORES))).isEmpty();
        assertThat(heard(segments("We ship in May.", 5, GOOD_SCORES))).isEmpty();
        assertThat(heard("{\"text\": \"%s\"}".formatted("Thanks for watching! ".repeat(12))))
                .isEmpty();
        assertThat(heard(segments("Thanks for watching! ".repeat(6), 1, GOOD_SCORES)))
                .isEmpty();
    }

    @Test
    void shouldFindALoopOfTwo() {
        String pieces = IntStream.range(0, 12)
                .mapToObj(i -> "{\"start\": %d, \"end\": %d, \"text\": \"%s\"}"
                        .formatted(2 * i, 2 * i + 2, i % 2 == 0 ? "And I said to him." : "And he said to me."))
                .collect(Collectors.joining(","));

        assertThat(heard("{\"segments\": [%s, {\"start\": 30, \"end\": 31, \"text\": \"We ship in May.\"}]}"
                        .formatted(pieces)))
                .extracting(Segment::text)
                .containsExactly("We ship in May.");
    }

    @Test
    void shouldKeepTheWordsAroundALoop() {
        assertThat(heard("""
                {"segments": [{"start": 0, "end": 2, "text": "Thanks for watching the demo."},
                              {"start": 3, "end": 4, "text": "Thanks for watching!"},
                              {"start": 5, "end": 6, "text": "Yes."}, {"start": 6, "end": 7, "text": "Yes."},
                              {"start": 8, "end": 9, "text": "No."}, {"start": 9, "end": 10, "text": "No."},
                              {"start": 10, "end": 11, "text": "No."}, {"start": 11, "end": 12, "text": "No!"},
                              {"start": 12, "end": 14, "text": "We ship in May."}]}
                """))
                .extracting(Segment::text)
                .containsExactly(
                        "Thanks for watching the demo.", "Thanks for watching!", "Yes.", "Yes.", "We ship in May.");
    }

    @Test
    void shouldLeaveARealConversationAsItIs() {
        String talk =
                "So how did it go. Well, the first two said no, and the third one wants a discount before she signs."
                        + " And what did you tell her. That I would think about it. What would it cost you. About ten percent of the margin."
                        + " Okay. And what would it bring you. A name on the website, and maybe two more clinics that she knows. Okay."
                        + " Then what is holding you back. I do not want to be the cheap one. Okay. Who says that you would be the cheap one. I do.";

        assertThat(heard("{\"text\": \"%s\"}".formatted(talk)))
                .extracting(Segment::text)
                .containsExactly(talk);
        // Without full stops, and so long that it could be compressed well
        String long20 = IntStream.range(0, 20)
                .mapToObj(
                        i -> talk.replace(".", "").replace("ten", "number " + i).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" "));
        assertThat(heard("{\"text\": \"%s\"}".formatted(long20))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Subtitles by the Amara.org community",
                "Untertitel der Amara.org-Community",
                "Untertitel im Auftrag des ZDF f\u00fcr funk, 2017",
                "Untertitelung des ZDF, 2020",
                "Sous-titres r\u00e9alis\u00e9s para la communaut\u00e9 d'Amara.org",
                "Sous-titrage Soci\u00e9t\u00e9 Radio-Canada",
                "Sous-titrage ST' 501",
                "Subt\u00edtulos realizados por la comunidad de Amara.org",
                "Legendas pela comunidade Amara.org",
                "Sottotitoli creati dalla comunit\u00e0 Amara.org",
                "Sottotitoli a cura di QTSS",
                "Ondertitels ingediend door de Amara.org gemeenschap",
                "Napisy stworzone przez spo\u0142eczno\u015b\u0107 Amara.org",
                "\u0421\u0443\u0431\u0442\u0438\u0442\u0440\u044b \u0441\u0434\u0435\u043b\u0430\u043b DimaTorzok",
                "\u0420\u0435\u0434\u0430\u043a\u0442\u043e\u0440 \u0441\u0443\u0431\u0442\u0438\u0442\u0440\u043e\u0432 \u0410.\u0421\u0435\u043c\u043a\u0438\u043d",
                "\u5b57\u5e55\u7531Amara.org\u793e\u533a\u63d0\u4f9b",
                "Tekstet av Nicolai Winther",
                "Altyaz\u0131 M.K.",
                "Captions provided by StreamText",
                "Transcription by CastingWords",
                "Thank you for watching.",
                "\u3054\u8996\u8074\u3042\u308a\u304c\u3068\u3046\u3054\u3056\u3044\u307e\u3057\u305f\u3002"
            })
    void shouldHearNobodyInTheEndOfAFilm(String credit) {
        assertThat(heard(segments(credit, 1, GOOD_SCORES))).isEmpty();
        assertThat(heard("{\"text\": \"%s\"}".formatted(credit))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Subtitles by Friday, please.",
                "We need subtitles for the demo.",
                "Untertitel brauchen wir auch.",
                "The transcript is done by now.",
                "Thanks for watching my demo."
            })
    void shouldHearWhoTalksOfSubtitles(String text) {
        assertThat(heard(segments(text, 1, GOOD_SCORES)))
                .extracting(Segment::text)
                .containsExactly(text);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 1e3, 1e6, 1e9})
    void shouldUnderstandTimesThatAreNoSeconds(double inASecond) {
        assertThat(heard("""
                {"segments": [{"start": %s, "end": %s, "text": "Hello Cleo."}, {"start": %s, "end": %s, "text": "We ship in May."}]}
                """.formatted(1.5 * inASecond, 3 * inASecond, 40 * inASecond, 42 * inASecond)))
                .containsExactly(
                        Segment.heard(2, 0, "Hello Cleo.", 121_500, 123_000),
                        Segment.heard(2, 1, "We ship in May.", 160_000, 162_000));
        assertThat(heard("""
                {"segments": [{"start": 0, "end": %s, "text": "Hello Cleo."}]}
                """.formatted(4 * inASecond)))
                .containsExactly(Segment.heard(2, 0, "Hello Cleo.", 120_000, 124_000));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // Neither seconds of a minute nor anything else of it
                "{\"segments\": [{\"start\": 1000, \"end\": 1010, \"text\": \"Hello Cleo.\"}]}",
                "{\"segments\": [{\"start\": 1e15, \"end\": 1e16, \"text\": \"Hello Cleo.\"}]}",
            })
    void shouldRefuseTimesThatNobodyUnderstands(String json) {
        assertThatExceptionOfType(UnusableAnswer.class).isThrownBy(() -> heard(json));
    }

    @Test
    void shouldRefuseTimesOfWhichTwoScalesWouldDo() {
        TranscriptionJob hour = new TranscriptionJob("room", 1, "room.ogg", 9_000L, 0, 3_600_000L, 0);
        String json = "{\"segments\": [{\"start\": 0, \"end\": 1e6, \"text\": \"Hello Cleo.\"}]}";

        assertThatExceptionOfType(UnusableAnswer.class)
                .isThrownBy(() -> Answer.read(json).heardIn(hour));
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

    private static String segments(String text, int times, String scores) {
        return IntStream.range(0, times)
                .mapToObj(i ->
                        "{\"start\": %d, \"end\": %d, \"text\": \"%s\", %s}".formatted(2 * i, 2 * i + 2, text, scores))
                .collect(Collectors.joining(",", "{\"segments\": [", "]}"));
    }

    private static List<Segment> heard(String json) {
        return Answer.read(json).heardIn(PART);
    }
}
