package io.coachingcalls.calls.agent;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How FRED's agent stands to a call, as far as LiveKit knows. */
public enum AgentState {
    /** It is in the room. */
    @JsonProperty("ready")
    READY,

    /** It was sent for a moment ago, or one of its workers has taken the call. */
    @JsonProperty("dispatched")
    DISPATCHED,

    /** No worker took the call, or the one that did has gone; the call goes on without it. */
    @JsonProperty("unavailable")
    UNAVAILABLE,

    @JsonProperty("not_configured")
    NOT_CONFIGURED
}
