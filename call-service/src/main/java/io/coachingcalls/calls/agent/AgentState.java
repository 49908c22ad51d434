package io.coachingcalls.calls.agent;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether FRED's agent was sent for. */
public enum AgentState {
    /** LiveKit brings it as soon as one of its workers is there. */
    @JsonProperty("dispatched")
    DISPATCHED,

    @JsonProperty("not_configured")
    NOT_CONFIGURED,

    /** The call goes on without it. */
    @JsonProperty("failed")
    FAILED
}
