package io.coachingcalls.sessions.reports;

import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;

import io.coachingcalls.identity.CallerFromToken;
import io.coachingcalls.limits.Limit;
import io.coachingcalls.limits.RateLimited;
import io.coachingcalls.sessions.history.SessionRow;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Clients tell what they see: connected, disconnected, closing; and people add notes. */
@Path("/api/coaching/sessions")
@Authenticated
public class ReportResource {

    private final Reports reports;
    private final CallerFromToken token;

    ReportResource(Reports reports, CallerFromToken token) {
        this.reports = reports;
        this.token = token;
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
        return reports.keep(id, report.told(), token.caller(), key);
    }
}
