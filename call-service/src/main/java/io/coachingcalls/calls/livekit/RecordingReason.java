package io.coachingcalls.calls.livekit;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/** Why a call is not recorded, or not yet known to be. The lower-case name is stable; docs/recording.md explains each. */
public enum RecordingReason {
    NOT_REQUESTED,
    NOT_CONFIGURED,
    SWITCHED_OFF,
    EGRESS_TIMEOUT,
    EGRESS_UNAVAILABLE,
    EGRESS_REFUSED,
    EGRESS_NOT_STARTED,
    ROOM_NOT_FOUND;

    /** The name in JSON and in the database. */
    @JsonValue
    public String value() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException when {@code value} names no reason */
    public static RecordingReason of(String value) {
        return valueOf(value.toUpperCase(Locale.ROOT));
    }
}
