package io.coachingcalls.calls.agent;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether FRED's agent was sent for. */
public enum AgentState {
    /** It is there, or LiveKit was asked to bring it: it comes when one of its workers is there now. */
    @JsonProperty("dispatched")
    DISPATCHED,

    @JsonProperty("not_configured")
    NOT_CONFIGURED,

    /** The call goes on without it. */
    @JsonProperty("failed")
    FAILED
}
