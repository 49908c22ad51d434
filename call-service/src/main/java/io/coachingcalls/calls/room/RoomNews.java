package io.coachingcalls.calls.room;

import java.time.Instant;

import io.coachingcalls.events.LiveKitEvent;
import org.jspecify.annotations.Nullable;

/**
 * What one event of LiveKit says about a room.
 *
 * @param run null when it says nothing about the room's runs
 * @param event its kind
 * @param egress null when it says nothing about a recorder
 */
record RoomNews(
        String room,
        @Nullable RoomRun run,
        String event,
        @Nullable EgressNews egress) {

    enum EgressNews {
        RUNS,
        ENDS
    }

    boolean isNone() {
        return run == null && egress == null;
    }

    /** When a person came in; null for news of something else. */
    @Nullable
    Instant joinedAt() {
        return run != null && event.equals(LiveKitEvent.PARTICIPANT_JOINED) ? run.firstJoinedAt() : null;
    }
}
