package io.coachingcalls.sessions.lookup;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.coachingcalls.calllookup.CallLookup;
import io.coachingcalls.sessions.history.SessionBackfill;
import io.coachingcalls.sessions.lifecycle.SessionWriter;
import io.smallrye.mutiny.Uni;

/** Asks call-service about sessions that no event told of yet. */
@ApplicationScoped
class CallServiceLookup implements SessionBackfill {

    private final CallLookup calls;
    private final SessionWriter writer;

    CallServiceLookup(CallLookup calls, SessionWriter writer) {
        this.calls = calls;
        this.writer = writer;
    }

    @Override
    public Uni<Void> fetchAndStore(UUID sessionId) {
        return calls.fetchAndStore(sessionId, writer::created);
    }
}
