package io.coachingcalls.sessions.lifecycle;

import java.util.List;
import java.util.UUID;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import io.coachingcalls.identity.CallerFromToken;
import io.coachingcalls.sessions.history.SessionReads;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Why a session says what it says. */
@Path("/api/coaching/sessions/{id}/facts")
@Authenticated
public class ExplainResource {

    private final SessionReads sessions;
    private final SessionWriter writer;
    private final CallerFromToken token;

    ExplainResource(SessionReads sessions, SessionWriter writer, CallerFromToken token) {
        this.sessions = sessions;
        this.writer = writer;
        this.token = token;
    }

    @GET
    @Operation(
            summary = "The facts a session follows from",
            description = "In order of time, each with who says so and the fields it decided.")
    public Uni<Explanation> explain(UUID id) {
        return sessions.find(id, token.caller()).chain(session -> writer.facts(session.roomName)
                .map(facts -> new Explanation(FactRow.of(session.roomName, facts), session.factsFull)));
    }

    /** @param full there may have been more: beyond a number that no real call comes near, facts are not kept */
    record Explanation(List<FactRow> facts, boolean full) {}
}
