package io.coachingcalls.events;

import java.time.Duration;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a call came about, which decides how long it may last. */
public enum CallType {
    @JsonProperty("on-demand")
    ON_DEMAND("on-demand", Duration.ofMinutes(10)),

    @JsonProperty("scheduled")
    SCHEDULED("scheduled", Duration.ofMinutes(30));

    private final String value;
    private final Duration maxDuration;

    CallType(String value, Duration maxDuration) {
        this.value = value;
        this.maxDuration = maxDuration;
    }

    /** The name in JSON and in the database. */
    public String value() {
        return value;
    }

    public Duration maxDuration() {
        return maxDuration;
    }

    /** @throws IllegalArgumentException when {@code value} names no call type */
    public static CallType of(String value) {
        for (CallType type : values()) {
            if (type.value.equals(value)) {
                return type;
            }
        }
        throw new IllegalArgumentException("unknown call type: " + value);
    }
}
