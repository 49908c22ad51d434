package io.coachingcalls.recordings.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import io.coachingcalls.events.LiveKitEvent.EgressInfo;
import io.coachingcalls.events.LiveKitEvent.FileOutput;
import io.coachingcalls.events.LiveKitEvent.RoomComposite;
import io.coachingcalls.events.RecordingState;
import io.coachingcalls.recordings.erasure.Leftovers.Attempt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LeftoversTest {

    @ParameterizedTest
    @EnumSource(
            value = RecordingState.class,
            names = {"REQUESTED", "UNKNOWN", "STARTING", "ACTIVE", "ENDING"})
    void shouldExpectMoreOfWhatHasNotEnded(RecordingState state) {
        Leftovers leftovers = Leftovers.of(List.of(new Attempt("a.ogg", state, null, false)));

        assertThat(leftovers).isEqualTo(new Leftovers(List.of("a.ogg"), true));
    }

    @Test
    void shouldLookWhereverARecorderMayHaveWritten() {
        Leftovers leftovers = Leftovers.of(List.of(
                new Attempt("ready.ogg", RecordingState.READY, "EG_1", true),
                new Attempt("lost.ogg", RecordingState.LOST, "EG_2", false),
                new Attempt("half.ogg", RecordingState.FAILED, "EG_3", false),
                new Attempt("refused.ogg", RecordingState.FAILED, null, false),
                new Attempt("skipped.ogg", RecordingState.SKIPPED, null, false)));

        assertThat(leftovers).isEqualTo(new Leftovers(List.of("ready.ogg", "lost.ogg", "half.ogg"), false));
    }

    @ParameterizedTest
    @CsvSource({
        ", true",
        "EGRESS_ACTIVE, true",
        "EGRESS_ENDING, true",
        "EGRESS_COMPLETE, false",
        "EGRESS_ABORTED, false",
        "EGRESS_FAILED, false",
        "EGRESS_LIMIT_REACHED, false"
    })
    void shouldBelieveLiveKitWhetherARecorderIsAtItAndWhereItWrites(String status, boolean unfinished) {
        var known = new Leftovers(List.of("a.ogg"), !unfinished);

        assertThat(known.with(List.of(recorder(status, "b.ogg"), recorder("EGRESS_COMPLETE", "a.ogg"))))
                .isEqualTo(new Leftovers(List.of("a.ogg", "b.ogg"), unfinished));
    }

    @Test
    void shouldOutliveARestart() {
        var leftovers = new Leftovers(List.of("a.ogg", "b.ogg"), true);

        assertThat(Leftovers.parse(leftovers.toJson())).isEqualTo(leftovers);
    }

    private static EgressInfo recorder(String status, String path) {
        return new EgressInfo(
                "EG_1",
                "room",
                null,
                status,
                0,
                0,
                0,
                null,
                null,
                null,
                null,
                new RoomComposite(List.of(new FileOutput(path)), null));
    }
}
