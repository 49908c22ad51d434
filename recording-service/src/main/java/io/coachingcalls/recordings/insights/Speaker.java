package io.coachingcalls.recordings.insights;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/** Whose turn it is: an agent talks with one person, and does not tell who that is. */
public enum Speaker {
    PERSON,
    AGENT;

    static Speaker of(String value) {
        return valueOf(value.toUpperCase(Locale.ROOT));
    }

    @JsonValue
    public String value() {
        return name().toLowerCase(Locale.ROOT);
    }
}
