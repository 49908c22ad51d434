package io.coachingcalls.sessions.participants;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.coachingcalls.identity.CallerFromToken;
import io.coachingcalls.sessions.history.SessionReads;
import io.coachingcalls.sessions.history.VideoParticipant;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Who was in a call, and when. */
@Path("/api/coaching/participants")
@Authenticated
public class ParticipantResource {

    private final SessionReads sessions;
    private final CallerFromToken token;

    ParticipantResource(SessionReads sessions, CallerFromToken token) {
        this.sessions = sessions;
        this.token = token;
    }

    @GET
    @WithSession
    @Operation(summary = "The participants of a session", description = "One row per connection, in order of joining.")
    public Uni<Participants> list(@RestQuery @NotNull UUID sessionId) {
        return sessions.find(sessionId, token.caller())
                .chain(session -> VideoParticipant.of(session.id))
                .map(rows ->
                        new Participants(rows.stream().map(ParticipantRow::from).toList()));
    }

    record Participants(List<ParticipantRow> participants) {}

    /**
     * @param kind {@code person} or {@code agent}
     * @param leftAt null while inside
     */
    @JsonNaming(SnakeCaseStrategy.class)
    record ParticipantRow(
            UUID id,
            UUID sessionId,
            String userId,
            String name,
            String kind,
            Instant joinedAt,
            @Nullable Instant leftAt) {

        static ParticipantRow from(VideoParticipant row) {
            return new ParticipantRow(row.id, row.sessionId, row.userId, row.name, row.kind, row.joinedAt, row.leftAt);
        }
    }
}
