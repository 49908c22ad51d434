package io.coachingcalls.sessions.lifecycle;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** Whether and when a session ended. */
public record SessionEnd(
        UUID sessionId, SessionStatus status, @Nullable Instant endedAt) {

    static SessionEnd of(SessionHistory history) {
        var session = history.session();
        return new SessionEnd(session.id(), session.status(), session.endedAt());
    }
}
