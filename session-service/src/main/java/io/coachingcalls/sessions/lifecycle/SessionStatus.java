package io.coachingcalls.sessions.lifecycle;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Where a session stands. */
public enum SessionStatus {
    /** The call was made; nobody has come yet. */
    @JsonProperty("scheduled")
    SCHEDULED,

    @JsonProperty("in_progress")
    IN_PROGRESS,

    @JsonProperty("completed")
    COMPLETED,

    /** It ended before anybody came. */
    @JsonProperty("cancelled")
    CANCELLED,

    /** It was scheduled and its room closed with nobody in it. */
    @JsonProperty("missed")
    MISSED
}
