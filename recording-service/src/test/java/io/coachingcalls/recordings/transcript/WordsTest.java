package io.coachingcalls.recordings.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "We ship in May. | 4",
                "Don\u2019t raise the price to 49\u20ac! | 6",
                "[music] um, (laughs) well | 1",
                "Wir erh\u00f6hen den Preis | 4",
                "\u6211\u4eec\u4e94\u6708\u53d1\u5e03\u3002 | 6",
                "\u0645\u0631\u062d\u0628\u0627 \u0628\u0643 | 2",
                "... | 0"
            })
    void shouldCountWhatWasSaid(String text, long words) {
        assertThat(Words.count(text)).isEqualTo(words);
    }

    @Test
    void shouldCountTheWordsOfAllLines() {
        Transcript transcript = Transcript.of(
                List.of(Segment.heard(1, 0, "We ship.", 0, 1), Segment.heard(1, 1, "In May.", 1, 2)), Map.of());

        assertThat(transcript.words()).isEqualTo(4);
    }
}
