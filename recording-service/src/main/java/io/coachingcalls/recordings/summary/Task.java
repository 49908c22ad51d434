package io.coachingcalls.recordings.summary;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.mutiny.sqlclient.Row;
import org.jspecify.annotations.Nullable;

/**
 * A summary that is to be made, and for now ours to make.
 *
 * @param userId whose it will be; null for a room nobody announced
 * @param givenBy who handed the transcript in; null where it is what was written down
 * @param request counts what was asked for in this room; the result of an older one is of no use any more
 * @param attempts that failed
 */
record Task(
        String room,
        @Nullable String userId,
        JsonNode transcript,
        @Nullable String givenBy,
        long request,
        int attempts) {

    static Task from(Row row) {
        return new Task(
                row.getString("room"),
                row.getString("user_id"),
                JsonText.read(row.getString("transcript")),
                row.getString("given_by"),
                row.getLong("request"),
                row.getInteger("attempts"));
    }
}
