package io.coachingcalls.calls.recording;

import io.coachingcalls.calls.livekit.RecordingReason;
import io.coachingcalls.structure.PlainJava;

/** What is to be done about an attempt. */
@PlainJava
sealed interface RecordingStep {

    /** An egress of which we did not know has turned up: it is this attempt's. */
    record Adopt(RecordingAttempt attempt, String egressId) implements RecordingStep {}

    /** Nothing came of it. */
    record Fail(RecordingAttempt attempt, RecordingReason reason) implements RecordingStep {}

    /** It runs, and must not. */
    record Stop(String egressId) implements RecordingStep {}

    /** Nothing runs any more. */
    record End(RecordingAttempt attempt) implements RecordingStep {}
}
