package io.coachingcalls.sessions.erasure;

import java.util.UUID;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;

import io.coachingcalls.identity.CallerFromToken;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Removing a session for good. */
@Path("/api/coaching/sessions")
@Authenticated
public class ErasureResource {

    private final Erasures erasures;
    private final CallerFromToken token;

    ErasureResource(Erasures erasures, CallerFromToken token) {
        this.erasures = erasures;
        this.token = token;
    }

    @DELETE
    @Path("/{id}")
    @ResponseStatus(202)
    @APIResponse(
            responseCode = "202",
            description = "Accepted",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ErasureView.class)))
    @Operation(
            summary = "Erase a session",
            description = "All that any service keeps of it and of its call, for ever: participants, notes, "
                    + "recordings, transcript, summary, memory, chat. Here it is gone with the answer, elsewhere soon "
                    + "after; Location is where to look. Asking again gives the same answer.")
    public Uni<ErasureView> erase(UUID id, @Context HttpServerResponse response) {
        return erasures.erase(id, token.caller())
                .invoke(erasure -> response.putHeader(HttpHeaders.LOCATION, "/api/coaching/erasures/" + erasure.id()))
                .map(ErasureView::of);
    }
}
