package io.coachingcalls.recordings.chat;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether FRED answered. */
enum FredState {
    @JsonProperty("answered")
    ANSWERED,

    /** There is no model. */
    @JsonProperty("not_connected")
    NOT_CONNECTED,

    /** The model is away, busy or talks nonsense. */
    @JsonProperty("failed")
    FAILED,

    /** The message was FRED's own. */
    @JsonProperty("not_asked")
    NOT_ASKED
}
