package io.coachingcalls.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** What somebody made of being named in a call. */
public enum InvitationAnswer {
    /** It belongs to them; who joins accepts. */
    ACCEPTED("accepted", true),

    /** It is none of theirs, until they accept it after all. */
    DECLINED("declined", false),

    /** They were part of it, and took it out of what is theirs for good. */
    LEFT("left", false);

    private final String value;
    private final boolean belongs;

    InvitationAnswer(String value, boolean belongs) {
        this.value = value;
        this.belongs = belongs;
    }

    /** The name in JSON and in the database. */
    @JsonValue
    public String value() {
        return value;
    }

    /** Whether the call is theirs to see. */
    public boolean belongs() {
        return belongs;
    }

    /** @throws IllegalArgumentException when {@code value} names no answer */
    @JsonCreator
    public static InvitationAnswer of(String value) {
        for (InvitationAnswer answer : values()) {
            if (answer.value.equals(value)) {
                return answer;
            }
        }
        throw new IllegalArgumentException("unknown answer: " + value);
    }
}
