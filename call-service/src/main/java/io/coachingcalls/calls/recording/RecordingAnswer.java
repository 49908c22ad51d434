package io.coachingcalls.calls.recording;

import org.jspecify.annotations.Nullable;

/**
 * The recording that was asked for.
 *
 * @param attempt which of the room's recordings it is, from 1; null when nothing was tried
 * @param egressId null as long as nothing is known to run
 */
record RecordingAnswer(
        String room, @Nullable Integer attempt, @Nullable String egressId, RecordingStatus.View recording) {

    static RecordingAnswer of(String room, RecordingStatus status) {
        return new RecordingAnswer(room, status.attempt(), status.egressId(), status.recording());
    }
}
