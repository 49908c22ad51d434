package io.coachingcalls.sessions.stale;

import java.util.UUID;

import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import io.coachingcalls.access.Caller;
import io.coachingcalls.identity.CallerFromToken;
import io.coachingcalls.sessions.history.SessionReads;
import io.coachingcalls.sessions.history.SessionRow;
import io.coachingcalls.sessions.lifecycle.SessionWriter;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.resteasy.reactive.RestQuery;

/** What those do who operate the system. */
@Path("/api/admin/sessions")
@Authenticated
public class AdminResource {

    private final StaleSessions stale;
    private final SessionReads sessions;
    private final SessionWriter writer;
    private final CallerFromToken token;

    AdminResource(StaleSessions stale, SessionReads sessions, SessionWriter writer, CallerFromToken token) {
        this.stale = stale;
        this.sessions = sessions;
        this.writer = writer;
        this.token = token;
    }

    @POST
    @Path("/cleanup")
    @Operation(
            summary = "Close stale sessions",
            description = "Those in progress for long without a room in LiveKit. With dryRun only tells which.")
    public Uni<Cleanup> cleanUp(
            // Not a boolean, for which JAX-RS takes every slip for false: this one would then close sessions
            @RestQuery
                    @DefaultValue("false")
                    @Pattern(regexp = "true|false", message = "must be true or false")
                    @Schema(implementation = Boolean.class)
                    String dryRun) {
        token.admin();
        return stale.cleanUpNow(Boolean.parseBoolean(dryRun));
    }

    @POST
    @Path("/{id}/rebuild")
    @Operation(
            summary = "Write a session's rows once more from its facts",
            description = "Changes nothing, unless a row was damaged or the rules have changed.")
    public Uni<SessionRow> rebuild(UUID id) {
        Caller admin = token.admin();
        return sessions.find(id, admin)
                .chain(session -> writer.rebuild(session.roomName))
                .chain(() -> sessions.find(id, admin))
                .map(SessionRow::from);
    }
}
