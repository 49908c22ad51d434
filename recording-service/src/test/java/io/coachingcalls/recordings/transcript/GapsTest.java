package io.coachingcalls.recordings.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

class GapsTest {

    private static final Segment HEARD = Segment.heard(1, 0, "We ship in May.", 10_000, 14_000);

    @Test
    void shouldTakeEverythingWhereNothingWasWrittenDown() {
        assertThat(Gaps.fill(List.of(), List.of(HEARD))).containsExactly(HEARD);
        assertThat(Gaps.fill(List.of(live("", 10_000, 14_000)), List.of(HEARD))).containsExactly(HEARD);
    }

    @Test
    void shouldLeaveWhatPeopleHadAtTheSameTime() {
        assertThat(Gaps.fill(List.of(live("We ship it in May.", 11_000, 15_500)), List.of(HEARD)))
                .isEmpty();
        assertThat(Gaps.fill(List.of(live("We ship", 9_000, 11_000), live("in May", 12_000, 13_500)), List.of(HEARD)))
                .isEmpty();
    }

    @Test
    void shouldCountOnceWhatTwoSpokeAtTheSameTime() {
        Segment heard = Segment.heard(1, 0, "We talk and talk.", 10_000, 20_000);

        assertThat(Gaps.fill(List.of(live("Yes.", 10_000, 13_000), live("No.", 10_000, 13_000)), List.of(heard)))
                .containsExactly(heard);
        assertThat(Gaps.fill(
                        List.of(live("c", 12_000, 13_000), live("a", 9_000, 14_500), live("b", 11_000, 13_500)),
                        List.of(heard)))
                .containsExactly(heard);
        assertThat(Gaps.fill(
                        List.of(live("b", 12_000, 15_000), live("a", 9_000, 13_000), live("c", 18_000, 30_000)),
                        List.of(heard)))
                .isEmpty();
    }

    @Test
    void shouldForgiveClocksThatDiffer() {
        assertThat(Gaps.fill(List.of(live("Hello.", 7_000, 11_500), live("Fine.", 14_000, 16_000)), List.of(HEARD)))
                .containsExactly(HEARD);
    }

    @Test
    void shouldFillTheSameGapsAgain() {
        assertThat(Gaps.fill(List.of(HEARD), List.of(HEARD))).containsExactly(HEARD);
    }

    @Test
    void shouldFindAPlaceForWhatTookNoTime() {
        Segment moment = Segment.heard(1, 1, "Yes.", 10_000, 10_000);

        assertThat(Gaps.fill(List.of(), List.of(moment))).containsExactly(moment);
        assertThat(Gaps.fill(List.of(live("Yes.", 9_000, 11_000)), List.of(moment)))
                .isEmpty();
    }

    private static Segment live(String text, long startMs, long endMs) {
        return new Segment("s" + startMs, "sam", null, text, startMs, endMs, true, "sam");
    }
}
