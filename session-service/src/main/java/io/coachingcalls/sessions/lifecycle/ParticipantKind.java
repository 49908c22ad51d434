package io.coachingcalls.sessions.lifecycle;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Who sits behind a connection. Recorders are nobody and have no kind. */
public enum ParticipantKind {
    @JsonProperty("person")
    PERSON,

    /** A program that takes part, such as FRED: listed, not counted. */
    @JsonProperty("agent")
    AGENT
}
