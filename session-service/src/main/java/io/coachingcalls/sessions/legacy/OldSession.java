package io.coachingcalls.sessions.legacy;

import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.coachingcalls.sessions.history.SessionRow;
import org.jspecify.annotations.Nullable;

/**
 * A session as the old frontend reads it: as everybody's, but under the name that its page gave the room.
 *
 * @param updatedAt the latest moment that is told of it
 */
record OldSession(
        @JsonUnwrapped SessionRow session,
        @JsonProperty("updated_at") Instant updatedAt) {

    static OldSession of(SessionRow session) {
        String name = session.requestedRoom();
        Instant updatedAt = Stream.<@Nullable Instant>of(session.createdAt(), session.startedAt(), session.endedAt())
                .filter(Objects::nonNull)
                .max(Instant::compareTo)
                .orElse(session.createdAt());
        return new OldSession(name == null ? session : session.inRoom(name), updatedAt);
    }
}
