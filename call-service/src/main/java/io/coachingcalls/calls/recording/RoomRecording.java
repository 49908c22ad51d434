package io.coachingcalls.calls.recording;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How the recording of a room stands, as far as we know.
 *
 * @param wanted the call should be recorded now: that was asked for, and the call was not ended
 * @param joinedSinceAttempt a person came after the last attempt was begun
 * @param attempts all there were, in order
 * @param now by the database's clock, which all replicas share
 */
record RoomRecording(boolean wanted, boolean joinedSinceAttempt, List<RecordingAttempt> attempts, Instant now) {

    Optional<RecordingAttempt> open() {
        return attempts.stream().filter(RecordingAttempt::open).findFirst();
    }

    Optional<RecordingAttempt> latest() {
        return attempts.isEmpty() ? Optional.empty() : Optional.of(attempts.getLast());
    }
}
