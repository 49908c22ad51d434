package io.coachingcalls.sessions.reports;

import java.time.Clock;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.coachingcalls.access.Action;
import io.coachingcalls.access.Caller;
import io.coachingcalls.sessions.history.SessionReads;
import io.coachingcalls.sessions.history.SessionRow;
import io.coachingcalls.sessions.lifecycle.SessionWriter;
import io.coachingcalls.text.Keys;
import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

/** Keeps what clients tell, whatever the shape it came in. */
@ApplicationScoped
public class Reports {

    private final SessionReads sessions;
    private final SessionWriter writer;
    private final Clock clock;

    Reports(SessionReads sessions, SessionWriter writer, Clock clock) {
        this.sessions = sessions;
        this.writer = writer;
        this.clock = clock;
    }

    /**
     * @param key the same for every repetition of a request; null where it is not to be repeated
     * @return the session as it is then
     */
    public Uni<SessionRow> keep(UUID id, Told told, Caller caller, @Nullable String key) {
        String factId =
                Keys.join(':', caller.userId(), key == null ? UUID.randomUUID().toString() : key);
        return sessions.find(id, caller, told.notes() == null ? Action.REPORT : Action.WRITE_NOTES)
                .chain(session -> {
                    var facts = ReportRules.facts(told, caller, session, factId, clock.instant());
                    return writer.applyIf(
                            facts, session.roomName, known -> ReportRules.requireAddable(facts, factId, known));
                })
                .chain(() -> sessions.find(id, caller))
                .map(SessionRow::from);
    }
}
