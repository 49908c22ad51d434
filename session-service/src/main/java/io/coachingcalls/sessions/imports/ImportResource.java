package io.coachingcalls.sessions.imports;

import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import io.coachingcalls.identity.CallerFromToken;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Moving in from the system before this one: docs/moving-in.md has each step. */
@Path("/api/admin/sessions/import")
@Authenticated
public class ImportResource {

    private final Imports imports;
    private final CallerFromToken token;

    ImportResource(Imports imports, CallerFromToken token) {
        this.imports = imports;
        this.token = token;
    }

    @POST
    @Operation(
            summary = "Take in sessions of another system",
            description = "Rows of its coaching_sessions, each with its video_participants. They become facts with the "
                    + "provenance `imported`; taking the same in again changes nothing.")
    public Uni<ImportAnswer> take(@NotNull @Valid Batch batch) {
        token.admin();
        return imports.take(batch.sessions());
    }

    record Batch(@NotEmpty @Size(max = 500) List<@NotNull @Valid ImportedSession> sessions) {}
}
