package io.coachingcalls.events;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Where a fact comes from. The order is that of belief: the first is believed over the later ones. */
public enum Provenance {
    /** LiveKit told us, by webhook. */
    @JsonProperty("observed")
    OBSERVED,

    /** We asked LiveKit, because its webhook was lost. */
    @JsonProperty("reconciled")
    RECONCILED,

    /** A client said so. */
    @JsonProperty("reported")
    REPORTED,

    /** It stood in the tables of the system before this one. */
    @JsonProperty("imported")
    IMPORTED;

    public boolean isBelievedOver(Provenance other) {
        return compareTo(other) < 0;
    }
}
