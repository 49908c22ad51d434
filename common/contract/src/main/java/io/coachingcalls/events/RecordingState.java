package io.coachingcalls.events;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * How a recording stands. From a terminal state there is no way on, but for its removal; and but for {@link #LOST},
 * which is only what we make of LiveKit's silence.
 */
public enum RecordingState {
    /** Nobody wants it, or nothing is configured for it. */
    SKIPPED(true),

    /** Asked for; nothing is known yet. */
    REQUESTED(false),

    /** LiveKit did not answer in time: it may run all the same. */
    UNKNOWN(false),

    STARTING(false),

    ACTIVE(false),

    /** Being written to its end, uploaded, or looked for in the bucket. */
    ENDING(false),

    /** In the bucket, and more than a header. */
    READY(true),

    /** In the bucket as far as a limit of the recorder's allowed. */
    LIMIT_REACHED(true),

    FAILED(true),

    ABORTED(true),

    /** LiveKit knows nothing of it any more, and never told its end. Should it tell all the same, that counts. */
    LOST(true),

    /** Removed from the bucket, on demand or because of its age. */
    DELETED(true);

    private final boolean terminal;

    RecordingState(boolean terminal) {
        this.terminal = terminal;
    }

    public boolean isTerminal() {
        return terminal;
    }

    /** There is something to listen to. */
    public boolean isUsable() {
        return this == READY || this == LIMIT_REACHED;
    }

    /** The name in JSON and in the database. */
    @JsonValue
    public String value() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException when {@code value} names no state */
    public static RecordingState of(String value) {
        return valueOf(value.toUpperCase(Locale.ROOT));
    }
}
