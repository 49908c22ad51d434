package io.coachingcalls.sessions.stale;

import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.jspecify.annotations.Nullable;

/** A session that the clean-up closed, or would close. */
@JsonNaming(SnakeCaseStrategy.class)
record ClosedSession(
        UUID sessionId,
        String roomName,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        Reason reason) {

    enum Reason {
        /** LiveKit had the room, and has it no more. */
        @JsonProperty("room_gone")
        ROOM_GONE,

        /** The call opened long ago, nobody came, and its room, if it had one, closed unheard of. */
        @JsonProperty("nobody_came")
        NOBODY_CAME,

        /** Clients told of the session, LiveKit never did. */
        @JsonProperty("never_in_livekit")
        NEVER_IN_LIVEKIT
    }
}
