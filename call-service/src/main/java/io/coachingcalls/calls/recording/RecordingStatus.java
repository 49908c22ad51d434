package io.coachingcalls.calls.recording;

import io.coachingcalls.calls.livekit.RecordingReason;
import io.coachingcalls.events.RecordingState;
import io.coachingcalls.structure.PlainJava;
import org.jspecify.annotations.Nullable;

/**
 * What people are told about the recording of their call when they ask for one.
 *
 * @param attempt null when nothing was tried
 * @param egressId null as long as nothing is known to run
 */
@PlainJava
public record RecordingStatus(
        @Nullable Integer attempt, @Nullable String egressId, View recording) {

    /** @param reason why it is not recorded, or not known to be; null when it is, or will be */
    public record View(RecordingState state, @Nullable RecordingReason reason) {}

    /** For when it cannot even be found out. */
    static final RecordingStatus UNKNOWN =
            new RecordingStatus(null, null, new View(RecordingState.UNKNOWN, RecordingReason.EGRESS_TIMEOUT));

    /** @param configured there is a storage to record to */
    static RecordingStatus of(RoomRecording room, boolean configured) {
        RecordingAttempt latest = room.latest().orElse(null);
        if (latest == null) {
            return new RecordingStatus(null, null, untried(room.wanted(), configured));
        }
        if (!room.wanted() && !latest.open()) {
            return new RecordingStatus(
                    latest.attempt(), null, new View(RecordingState.SKIPPED, RecordingReason.SWITCHED_OFF));
        }
        return new RecordingStatus(latest.attempt(), latest.egressId(), tried(latest));
    }

    private static View untried(boolean wanted, boolean configured) {
        if (!wanted) {
            return new View(RecordingState.SKIPPED, RecordingReason.NOT_REQUESTED);
        }
        return configured
                ? new View(RecordingState.REQUESTED, null)
                : new View(RecordingState.SKIPPED, RecordingReason.NOT_CONFIGURED);
    }

    private static View tried(RecordingAttempt attempt) {
        return switch (attempt.outcome()) {
            case STARTED -> new View(attempt.open() ? RecordingState.STARTING : RecordingState.ENDING, null);
            case SKIPPED -> new View(RecordingState.SKIPPED, attempt.reason());
            case FAILED -> new View(RecordingState.FAILED, attempt.reason());
            case UNKNOWN -> new View(RecordingState.UNKNOWN, RecordingReason.EGRESS_TIMEOUT);
        };
    }
}
