package io.coachingcalls.calls.room;

/** Fired when there was news for the recordings' sweep: it need not wait for its next turn. */
public record RecordingsDue() {}
