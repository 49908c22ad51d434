package io.coachingcalls.recordings.reconcile;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

import io.coachingcalls.events.LiveKitEvent;
import io.coachingcalls.events.LiveKitEvent.EgressInfo;
import io.coachingcalls.events.LiveKitEvent.FileInfo;
import io.coachingcalls.events.RecordingState;
import io.coachingcalls.livekit.MissBackoff;
import io.coachingcalls.structure.PlainJava;
import org.jspecify.annotations.Nullable;

/**
 * What follows from a look for one recorder.
 *
 * @param lost the webhook that LiveKit should have sent; empty where all is as we know it
 * @param misses how often in a row it was not listed; 0 where it was
 */
@PlainJava
record Finding(
        SilentEgress egress,
        Optional<LiveKitEvent> lost,
        int misses,
        @Nullable Instant firstMissedAt) {

    private static final long NANOS = 1_000_000_000;
    private static final String STATUS_PREFIX = "EGRESS_";

    /** Our word for a recorder that LiveKit knows nothing of any more. */
    private static final String LOST = STATUS_PREFIX + "LOST";

    /** @param listed LiveKit's recorders of the room */
    static Finding of(SilentEgress egress, List<EgressInfo> listed, ReconcileConfig config, Instant now) {
        return listed.stream()
                .filter(info -> egress.egressId().equals(info.egressId()))
                .filter(info -> !isDead(egress, info, config, now))
                .findFirst()
                .map(info -> new Finding(egress, news(egress, info, now), 0, null))
                .orElseGet(() -> missed(egress, config.misses(), now));
    }

    /** It would have ended with its room. LiveKit keeps the last word of a recorder that can say nothing more. */
    private static boolean isDead(SilentEgress egress, EgressInfo info, ReconcileConfig config, Instant now) {
        Instant settledAt = egress.settledAt();
        return settledAt != null
                && settledAt.plus(config.afterRoom()).isBefore(now)
                && runningState(nameOf(info)).isPresent();
    }

    /** What LiveKit shows, where it is not what we know. */
    private static Optional<LiveKitEvent> news(SilentEgress egress, EgressInfo info, Instant now) {
        String name = nameOf(info);
        Optional<RecordingState> running = runningState(name);
        if (running.isPresent() && running.get().compareTo(egress.state()) <= 0) {
            return Optional.empty();
        }
        String event = running.isPresent() ? LiveKitEvent.EGRESS_UPDATED : LiveKitEvent.EGRESS_ENDED;
        return Optional.of(event(egress, event, name, info, now));
    }

    private static String nameOf(EgressInfo info) {
        String status = Objects.requireNonNullElse(info.status(), STATUS_PREFIX + "STARTING");
        return status.substring(STATUS_PREFIX.length()).toLowerCase(Locale.ROOT);
    }

    private static Optional<RecordingState> runningState(String name) {
        return switch (name) {
            case "starting" -> Optional.of(RecordingState.STARTING);
            case "active" -> Optional.of(RecordingState.ACTIVE);
            case "ending" -> Optional.of(RecordingState.ENDING);
            default -> Optional.empty();
        };
    }

    private static Finding missed(SilentEgress egress, int patience, Instant now) {
        Instant since = Objects.requireNonNullElse(egress.firstMissedAt(), now);
        int misses = egress.misses() + 1;
        Optional<LiveKitEvent> told =
                MissBackoff.isToBeTold(misses, patience) ? Optional.of(lost(egress, since)) : Optional.empty();
        return new Finding(egress, told, misses, since);
    }

    private static LiveKitEvent lost(SilentEgress egress, Instant since) {
        var file = new FileInfo(egress.path(), null, 0, 0, 0, 0);
        var info = new EgressInfo(
                egress.egressId(),
                egress.room(),
                null,
                LOST,
                0,
                0,
                nanos(since),
                null,
                null,
                List.of(file),
                null,
                null);
        return event(egress, LiveKitEvent.EGRESS_ENDED, "lost", info, since);
    }

    /** The id follows from what it says: every replica and round finds the same. */
    private static LiveKitEvent event(SilentEgress egress, String event, String status, EgressInfo info, Instant time) {
        return new LiveKitEvent(
                "rec:%s:%s".formatted(egress.egressId(), status), event, time.getEpochSecond(), null, null, info, null);
    }

    private static long nanos(Instant time) {
        return time.getEpochSecond() * NANOS + time.getNano();
    }
}
