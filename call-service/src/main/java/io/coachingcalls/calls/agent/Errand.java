package io.coachingcalls.calls.agent;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.coachingcalls.events.EventJson;

/**
 * What an agent's worker is told with the job, before it is in the room.
 *
 * @param userId who made the call
 */
record Errand(String userId, String callType) {

    String json() {
        try {
            return EventJson.MAPPER.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record of strings must be writable", e);
        }
    }
}
