package io.coachingcalls.events;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Why a call was ended, by us. */
public enum EndReason {
    @JsonProperty("ended_by_person")
    ENDED_BY_PERSON("ended_by_person"),

    @JsonProperty("time_limit")
    TIME_LIMIT("time_limit");

    private final String value;

    EndReason(String value) {
        this.value = value;
    }

    /** The name in JSON and in the database. */
    public String value() {
        return value;
    }

    /** @throws IllegalArgumentException when {@code value} names no reason */
    public static EndReason of(String value) {
        for (EndReason reason : values()) {
            if (reason.value.equals(value)) {
                return reason;
            }
        }
        throw new IllegalArgumentException("unknown end reason: " + value);
    }
}
