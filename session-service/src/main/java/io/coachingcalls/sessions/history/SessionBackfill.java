package io.coachingcalls.sessions.history;

import java.util.UUID;

import io.smallrye.mutiny.Uni;

/** Where to ask about a session that is not in the history: its call may have been made a moment ago. */
public interface SessionBackfill {

    /** Completes when all that can be learned at once is in the history; never fails. */
    Uni<Void> fetchAndStore(UUID sessionId);
}
