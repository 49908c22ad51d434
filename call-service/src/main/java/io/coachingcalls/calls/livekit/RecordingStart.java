package io.coachingcalls.calls.livekit;

/** What came of asking for a recording. Whatever it was, the call goes on. */
public sealed interface RecordingStart {

    record Started(String egressId) implements RecordingStart {}

    /** Nobody was asked. */
    record Skipped(RecordingReason reason) implements RecordingStart {}

    /** Certainly nothing runs. */
    record Failed(RecordingReason reason) implements RecordingStart {}

    /** No answer, or none that says so: an egress may run all the same. */
    record Unknown() implements RecordingStart {}
}
