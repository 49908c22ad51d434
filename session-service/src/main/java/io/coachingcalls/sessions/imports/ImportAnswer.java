package io.coachingcalls.sessions.imports;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What came of an import.
 *
 * @param sessions that came in
 * @param participants theirs
 * @param repeated sessions that an earlier import had brought
 */
record ImportAnswer(int sessions, int participants, int repeated, List<Skipped> skipped) {

    /** @param id the old system's */
    record Skipped(String id, Reason reason) {

        enum Reason {
            /** Another session has a room of that name. */
            @JsonProperty("room_taken")
            ROOM_TAKEN,

            /** Somebody had it removed here, for good. */
            @JsonProperty("erased")
            ERASED,

            /** It can only be held where it was made: plan it anew here. */
            @JsonProperty("still_to_come")
            STILL_TO_COME
        }
    }
}
