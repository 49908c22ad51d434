package io.coachingcalls.recordings.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SegmentTest {

    @Test
    void shouldMakeOneSegmentOfGuessesAndTheFinalText() {
        Segment kept = merged(sam("We", false), sam("We could raise", false), sam("We could raise it.", true));

        assertThat(kept).isEqualTo(sam("We could raise it.", true));
    }

    @Test
    void shouldKeepTheLastWordsWhenTheEndIsEmpty() {
        assertThat(merged(sam("Good.", false), sam("  ", true))).isEqualTo(sam("Good.", true));
        assertThat(merged(sam("Good.", true), sam("", true))).isEqualTo(sam("Good.", true));
    }

    @Test
    void shouldTakeASecondFinalThatHasGrown() {
        assertThat(merged(sam("Good.", true), sam("Good. Let us go.", true))).isEqualTo(sam("Good. Let us go.", true));
    }

    @Test
    void shouldNotGoBackToAGuess() {
        assertThat(merged(sam("Good.", true), sam("Goo", false))).isEqualTo(sam("Good.", true));
    }

    @Test
    void shouldNotGiveASegmentToAnotherSpeaker() {
        Segment sams = segment("sam", "Mine", false, "agent");

        assertThat(merged(sams, segment("cleo", "Now mine.", true, "agent"))).isEqualTo(sams);
    }

    @Test
    void shouldKeepASpeakersNameThatIsNotToldAgain() {
        Segment named = new Segment("s1", "sam", "Sam", "By", 0, 1, false, "sam");

        assertThat(Segment.merge(named, sam("By.", true)).speakerName()).isEqualTo("Sam");
    }

    @Test
    void shouldSayThatNothingChangesByGivingTheSameObject() {
        Segment known = sam("Good.", true);

        assertThat(Segment.merge(known, sam("Good.", true))).isSameAs(known);
        assertThat(Segment.merge(known, sam("", true))).isSameAs(known);
    }

    private static Segment merged(Segment... versions) {
        @Nullable Segment kept = null;
        for (Segment version : versions) {
            kept = Segment.merge(kept, version);
        }
        return kept;
    }

    private static Segment sam(String text, boolean isFinal) {
        return segment("sam", text, isFinal, "sam");
    }

    private static Segment segment(String speaker, String text, boolean isFinal, String writtenBy) {
        return new Segment("s1", speaker, null, text, 0, 1_000, isFinal, writtenBy);
    }
}
