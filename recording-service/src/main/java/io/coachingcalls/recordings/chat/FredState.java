package io.coachingcalls.recordings.chat;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether FRED answered. */
enum FredState {
    @JsonProperty("answered")
    ANSWERED,

    /** No model did, but his guide, which understands cue phrases and not meaning. */
    @JsonProperty("guided")
    GUIDED,

    /** There is no model, and no guide. */
    @JsonProperty("not_connected")
    NOT_CONNECTED,

    /** The model is away, busy or talks nonsense, and so is the guide where there is one. */
    @JsonProperty("failed")
    FAILED,

    /** The message was FRED's own, or he hears it in the call. */
    @JsonProperty("not_asked")
    NOT_ASKED
}
