package io.coachingcalls.events;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/** What became of a request to record. */
public enum RecordingOutcome {
    /** LiveKit gave it an egress id. */
    STARTED,

    /** Not even tried: nothing is configured, or nobody wants it. */
    SKIPPED,

    /** LiveKit refused, or could not be reached: nothing runs. */
    FAILED,

    /** LiveKit did not answer in time: it may run all the same. */
    UNKNOWN;

    /** The name in JSON and in the database. */
    @JsonValue
    public String value() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException when {@code value} names no outcome */
    public static RecordingOutcome of(String value) {
        return valueOf(value.toUpperCase(Locale.ROOT));
    }
}
