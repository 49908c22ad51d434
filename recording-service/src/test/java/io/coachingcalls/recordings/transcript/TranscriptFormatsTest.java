package io.coachingcalls.recordings.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TranscriptFormatsTest {

    private static final Transcript TRANSCRIPT = Transcript.of(
            List.of(
                    segment("s3", "agent", null, "Fine --> <b>good</b> & well", 3_661_005, 3_661_005),
                    segment("s1", "sam", null, "Hello.", 1_200, 2_000),
                    segment("s2", "sam", "Sam", "Let us\n\n00:00:01.000 --> 00:00:02.000\nbegin.", 2_000, 3_500),
                    segment("s0", "sam", null, "  ", 0, 100)),
            Map.of());

    @Test
    void shouldWritePlainTextInOrderOfTimeWithNames() {
        assertThat(TranscriptFormats.plainText(TRANSCRIPT)).isEqualTo("""
                [00:00:01] Sam: Hello.
                [00:00:02] Sam: Let us 00:00:01.000 --> 00:00:02.000 begin.
                [01:01:01] agent: Fine --> <b>good</b> & well
                """);
    }

    @Test
    void shouldWriteWebVttWithVoicesAndNothingThatSpeakersCouldSmuggleIn() {
        assertThat(TranscriptFormats.webVtt(TRANSCRIPT)).isEqualTo("""
                WEBVTT

                00:00:01.200 --> 00:00:02.000
                <v Sam>Hello.

                00:00:02.000 --> 00:00:03.500
                <v Sam>Let us 00:00:01.000 --&gt; 00:00:02.000 begin.

                01:01:01.005 --> 01:01:01.006
                <v agent>Fine --&gt; &lt;b&gt;good&lt;/b&gt; &amp; well
                """);
    }

    @Test
    void shouldWriteAnEmptyTranscript() {
        assertThat(TranscriptFormats.plainText(Transcript.of(List.of(), Map.of())))
                .isEmpty();
        assertThat(TranscriptFormats.webVtt(Transcript.of(List.of(), Map.of()))).isEqualTo("WEBVTT\n\n");
    }

    private static Segment segment(
            String id, String speaker, @Nullable String name, String text, long start, long end) {
        return new Segment(id, speaker, name, text, start, end, true, speaker);
    }
}
