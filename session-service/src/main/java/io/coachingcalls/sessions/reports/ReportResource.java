package io.coachingcalls.sessions.reports;

import java.time.Clock;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;

import io.coachingcalls.access.Action;
import io.coachingcalls.access.Caller;
import io.coachingcalls.identity.CallerFromToken;
import io.coachingcalls.limits.Limit;
import io.coachingcalls.limits.RateLimited;
import io.coachingcalls.problem.ProblemException;
import io.coachingcalls.sessions.history.SessionReads;
import io.coachingcalls.sessions.history.SessionRow;
import io.coachingcalls.sessions.lifecycle.SessionWriter;
import io.coachingcalls.text.Keys;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Clients tell what they see: connected, disconnected, closing; and people add notes. */
@Path("/api/coaching/sessions")
@Authenticated
public class ReportResource {

    private final SessionReads sessions;
    private final SessionWriter writer;
    private final CallerFromToken token;
    private final Clock clock;

    ReportResource(SessionReads sessions, SessionWriter writer, CallerFromToken token, Clock clock) {
        this.sessions = sessions;
        this.writer = writer;
        this.token = token;
        this.clock = clock;
    }

    @PATCH
    @RateLimited(Limit.REPORTS)
    @Path("/{id}")
    @Operation(
            summary = "Report connecting or disconnecting, or add notes",
            description = "A report never overrules what LiveKit itself tells, and ends nobody else's stay. With an "
                    + "Idempotency-Key, repeating a request adds its notes once; another request with the same key is "
                    + "refused.")
    public Uni<SessionRow> report(
            UUID id,
            @HeaderParam("Idempotency-Key") @Nullable @Size(min = 1, max = 255) String key,
            @NotNull @Valid SessionReport report) {
        Caller caller = token.caller();
        String factId =
                Keys.join(':', caller.userId(), key == null ? UUID.randomUUID().toString() : key);
        return sessions.find(id, caller, report.notes() == null ? Action.REPORT : Action.WRITE_NOTES)
                .chain(session -> {
                    var facts = ReportRules.facts(report, caller, session, factId, clock.instant());
                    return writer.applyIf(
                            facts, session.roomName, known -> ReportRules.requireAddable(facts, factId, known));
                })
                .chain(() -> sessions.find(id, caller))
                .map(SessionRow::from);
    }

    @PATCH
    @RateLimited(Limit.REPORTS)
    @Operation(summary = "The same with sessionId in the body", description = "As the first frontend sends it.")
    public Uni<SessionRow> reportByBody(
            @HeaderParam("Idempotency-Key") @Nullable @Size(min = 1, max = 255) String key,
            @NotNull @Valid SessionReport report) {
        if (report.sessionId() == null) {
            throw ProblemException.invalid("sessionId", "must not be null");
        }
        return report(report.sessionId(), key, report);
    }
}
