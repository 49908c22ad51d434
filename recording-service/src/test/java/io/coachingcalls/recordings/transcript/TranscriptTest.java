package io.coachingcalls.recordings.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;

class TranscriptTest {

    private static final int SHUFFLES = 20;

    @Test
    void shouldTakeTheAgentsAccountOfWhatAPersonWroteDownToo() {
        assertThat(texts(segment("sam", "By Sam.", true, "sam"), segment("sam", "By the agent.", true, "agent")))
                .containsExactly("By the agent.");
    }

    @Test
    void shouldTakeAFinalBeforeTheAgentsGuess() {
        assertThat(texts(segment("sam", "By Sam.", true, "sam"), segment("sam", "By the", false, "agent")))
                .containsExactly("By Sam.");
    }

    @Test
    void shouldTakeAnAccountThatSaysSomethingBeforeOneThatSaysNothing() {
        assertThat(texts(segment("sam", "By Sam.", false, "sam"), segment("sam", " ", true, "agent")))
                .containsExactly("By Sam.");
    }

    @Test
    void shouldKeepWhatAnAgentHeardWhoeverUsesTheIdOfIt() {
        assertThat(texts(segment("gus", "Pay Gus.", true, "gus"), segment("sam", "I pay nobody.", true, "agent")))
                .containsExactly("Pay Gus.", "I pay nobody.");
    }

    /** In any order the same. */
    private static List<String> texts(Segment... segments) {
        List<Segment> kept = new ArrayList<>(List.of(segments));
        List<String> texts = textsOf(kept);
        Random random = new Random(1);
        for (int i = 0; i < SHUFFLES; i++) {
            Collections.shuffle(kept, random);
            assertThat(textsOf(kept)).isEqualTo(texts);
        }
        return texts;
    }

    private static List<String> textsOf(List<Segment> segments) {
        return Transcript.of(segments, Map.of()).lines().stream()
                .map(Transcript.Line::text)
                .toList();
    }

    private static Segment segment(String speaker, String text, boolean isFinal, String writtenBy) {
        return new Segment("s1", speaker, null, text, 0, 1_000, isFinal, writtenBy);
    }
}
