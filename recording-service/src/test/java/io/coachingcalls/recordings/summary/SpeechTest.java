package io.coachingcalls.recordings.summary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpeechTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " \n",
                "...",
                "[music]",
                "(laughs) *coughs*",
                "Um, uh \u2014 hmm.",
                "[BLANK_AUDIO]",
                "\u266a la la \u266a"
            })
    void shouldHearNoSpeechInSounds(String text) {
        assertThat(Speech.isIn(List.of(new Entry(0, "Sam", text)))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Yes", "[music] Hello", "\u3053\u3093\u306b\u3061\u306f", "\u00c7a va", "42"})
    void shouldHearWordsOfAnyLanguage(String text) {
        assertThat(Speech.isIn(List.of(new Entry(0, "Sam", text)))).isTrue();
    }

    @Test
    void shouldHearNothingWhereNobodySpoke() {
        assertThat(Speech.isIn(List.of())).isFalse();
    }
}
