package io.coachingcalls.system.faults;

import java.nio.charset.StandardCharsets;

/**
 * One thing LiveKit has to tell.
 *
 * @param id LiveKit's id of the event
 * @param key whose queue it waits in: the room's name, or the egress' id
 */
record Webhook(String id, String key, String json) {

    byte[] body() {
        return json.getBytes(StandardCharsets.UTF_8);
    }
}
