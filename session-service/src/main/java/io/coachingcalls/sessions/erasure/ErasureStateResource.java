package io.coachingcalls.sessions.erasure;

import java.util.UUID;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import io.coachingcalls.identity.CallerFromToken;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** How far a removal has come. */
@Path("/api/coaching/erasures/{id}")
@Authenticated
public class ErasureStateResource {

    private final Erasures erasures;
    private final CallerFromToken token;

    ErasureStateResource(Erasures erasures, CallerFromToken token) {
        this.erasures = erasures;
        this.token = token;
    }

    @GET
    @Operation(
            summary = "How an erasure that I asked for stands",
            description = "When all is removed, with a signed receipt: docs/erasure.md tells how to verify it.")
    public Uni<ErasureView> get(UUID id) {
        return erasures.find(id, token.caller()).map(ErasureView::of);
    }
}
