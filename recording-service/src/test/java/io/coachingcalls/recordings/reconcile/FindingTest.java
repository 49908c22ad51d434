package io.coachingcalls.recordings.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.coachingcalls.events.LiveKitEvent;
import io.coachingcalls.events.LiveKitEvent.EgressInfo;
import io.coachingcalls.events.RecordingState;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FindingTest {

    private static final Instant NOW = Instant.parse("2026-11-20T10:05:00Z");
    private static final ReconcileConfig CONFIG =
            new Settings(Duration.ofSeconds(30), Duration.ofMinutes(2), Duration.ofMinutes(5), 3);

    /** A record, as Quarkus takes the interface's constraint on an anonymous class for a mistake. */
    private record Settings(Duration every, Duration after, Duration afterRoom, int misses)
            implements ReconcileConfig {}

    @Test
    void shouldTellNothingWhereLiveKitShowsWhatWeKnow() {
        Finding finding = find(silent(RecordingState.ACTIVE, 2), List.of(info("EG_1", "EGRESS_ACTIVE")));

        assertThat(finding.lost()).isEmpty();
        assertThat(finding.misses()).isZero();
        assertThat(finding.firstMissedAt()).isNull();
    }

    @Test
    void shouldTellOfTheEndThatWasLost() {
        Finding finding = find(silent(RecordingState.ACTIVE, 0), List.of(info("EG_1", "EGRESS_COMPLETE")));

        assertThat(finding.lost()).hasValueSatisfying(event -> {
            assertThat(event.id()).isEqualTo("rec:EG_1:complete");
            assertThat(event.event()).isEqualTo(LiveKitEvent.EGRESS_ENDED);
            assertThat(event.egressInfo()).isEqualTo(info("EG_1", "EGRESS_COMPLETE"));
            assertThat(event.roomName()).isEqualTo("call-a");
        });
    }

    @Test
    void shouldTellThatItIsFurtherThanWeThoughtButNeverThatItWentBack() {
        assertThat(find(silent(RecordingState.STARTING, 0), List.of(info("EG_1", "EGRESS_ACTIVE")))
                        .lost())
                .hasValueSatisfying(event -> assertThat(event.event()).isEqualTo(LiveKitEvent.EGRESS_UPDATED));
        assertThat(find(silent(RecordingState.ENDING, 0), List.of(info("EG_1", "EGRESS_ACTIVE")))
                        .lost())
                .isEmpty();
        assertThat(find(silent(RecordingState.STARTING, 0), List.of(info("EG_1", null)))
                        .lost())
                .isEmpty();
    }

    @Test
    void shouldGiveAGhostUpOnlyWhenItWasMissedSeveralTimes() {
        Finding first = find(silent(RecordingState.ACTIVE, 0), List.of(info("EG_2", "EGRESS_ACTIVE")));
        Finding third = find(silent(RecordingState.ACTIVE, 2), List.of());

        assertThat(first.lost()).isEmpty();
        assertThat(first.misses()).isEqualTo(1);
        assertThat(first.firstMissedAt()).isEqualTo(NOW);
        assertThat(third.lost()).hasValueSatisfying(event -> {
            assertThat(event.id()).isEqualTo("rec:EG_1:lost");
            assertThat(event.event()).isEqualTo(LiveKitEvent.EGRESS_ENDED);
            assertThat(event.time()).isEqualTo(NOW.minusSeconds(60));
            assertThat(event.egressInfo().status()).isEqualTo("EGRESS_LOST");
        });
    }

    @Test
    void shouldGiveUpARecorderThatLiveKitListsLongAfterItsRoom() {
        List<EgressInfo> running = List.of(info("EG_1", "EGRESS_ACTIVE"));

        assertThat(find(inARoomThatWasOver(Duration.ofMinutes(4)), running).misses())
                .isZero();
        assertThat(find(inARoomThatWasOver(Duration.ofMinutes(6)), running).lost())
                .hasValueSatisfying(event -> assertThat(event.id()).isEqualTo("rec:EG_1:lost"));
        assertThat(find(inARoomThatWasOver(Duration.ofMinutes(6)), List.of(info("EG_1", "EGRESS_COMPLETE")))
                        .lost())
                .hasValueSatisfying(event -> assertThat(event.id()).isEqualTo("rec:EG_1:complete"));
    }

    private static Finding find(SilentEgress egress, List<EgressInfo> listed) {
        return Finding.of(egress, listed, CONFIG, NOW);
    }

    private static SilentEgress inARoomThatWasOver(Duration ago) {
        SilentEgress silent = silent(RecordingState.ACTIVE, 2);
        return new SilentEgress(
                silent.room(),
                silent.attempt(),
                silent.egressId(),
                silent.path(),
                silent.state(),
                NOW.minus(ago),
                silent.misses(),
                silent.firstMissedAt());
    }

    private static SilentEgress silent(RecordingState state, int misses) {
        return new SilentEgress(
                "call-a",
                1,
                "EG_1",
                "voice-recordings/call-a.ogg",
                state,
                null,
                misses,
                misses == 0 ? null : NOW.minusSeconds(60));
    }

    private static EgressInfo info(String egressId, @Nullable String status) {
        return new EgressInfo(egressId, "call-a", "RM_1", status, 0, 0, 0, null, null, List.of(), null, null);
    }
}
