package io.coachingcalls.sessions.reports;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.coachingcalls.access.Action;
import io.coachingcalls.access.Caller;
import io.coachingcalls.access.Tier;
import io.coachingcalls.events.EventJson;
import io.coachingcalls.events.Provenance;
import io.coachingcalls.events.SessionIds;
import io.coachingcalls.identity.CallerFromToken;
import io.coachingcalls.identity.LeaveTokens;
import io.coachingcalls.limits.Limit;
import io.coachingcalls.limits.RateLimiter;
import io.coachingcalls.problem.ErrorCode;
import io.coachingcalls.problem.ProblemException;
import io.coachingcalls.sessions.history.CoachingSession;
import io.coachingcalls.sessions.history.SessionReads;
import io.coachingcalls.sessions.lifecycle.SessionFact.LeaveReported;
import io.coachingcalls.sessions.lifecycle.SessionWriter;
import io.coachingcalls.text.Keys;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** A closing tab says that its person leaves: with the usual header, or with a leave token in the body. */
@Path("/api/coaching/sessions/{id}/leave")
@PermitAll
public class LeaveResource {

    private static final String PARTICIPANT_SID = "PA_[A-Za-z0-9]{1,64}";

    private final SessionReads sessions;
    private final SessionWriter writer;
    private final LeaveTokens leaveTokens;
    private final CurrentIdentityAssociation identity;
    private final CallerFromToken token;
    private final RateLimiter limiter;
    private final Clock clock;

    LeaveResource(
            SessionReads sessions,
            SessionWriter writer,
            LeaveTokens leaveTokens,
            CurrentIdentityAssociation identity,
            CallerFromToken token,
            RateLimiter limiter,
            Clock clock) {
        this.sessions = sessions;
        this.writer = writer;
        this.leaveTokens = leaveTokens;
        this.identity = identity;
        this.token = token;
        this.limiter = limiter;
        this.clock = clock;
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @Operation(
            summary = "Report leaving, from a tab that closes",
            description = "With a bearer token, or without one and {\"leaveToken\": \"…\"} in a body of any type, as "
                    + "navigator.sendBeacon sends it. With \"participantSid\", LiveKit's id of the connection, beside "
                    + "it, the leave is of that connection; else LiveKit says of which, where a person had several.")
    @APIResponse(responseCode = "204", description = "No Content")
    public Uni<Void> leave(UUID id, @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String header, byte[] body) {
        Instant now = clock.instant();
        JsonNode said = read(body);
        return (header == null ? Uni.createFrom().item(() -> bearerOfLeaveToken(said, id, now)) : bearer())
                .invoke(caller -> limiter.require(caller, Limit.REPORTS))
                .chain(caller -> sessions.find(id, caller, Action.REPORT)
                        .map(session -> leaving(session, caller, participantId(said, caller), now))
                        .chain(leaving -> writer.apply(Set.of(leaving))));
    }

    /** Asked for here and not by an annotation, as a request without the header is fine too. */
    private Uni<Caller> bearer() {
        return identity.getDeferredIdentity().map(token::caller);
    }

    private Caller bearerOfLeaveToken(JsonNode said, UUID session, Instant now) {
        return Optional.ofNullable(said.path("leaveToken").textValue())
                .flatMap(leaveToken -> leaveTokens.verify(leaveToken, session, now))
                .map(userId -> new Caller(userId, null, Tier.FREE, Set.of()))
                .orElseThrow(() -> new ProblemException(
                        ErrorCode.UNAUTHENTICATED, "send a bearer token, or this session's leave token in the body"));
    }

    /** Of what is no JSON, as nothing; a bearer token needs no body. */
    private static JsonNode read(byte[] body) {
        try {
            return EventJson.MAPPER.readTree(body);
        } catch (IOException e) {
            return MissingNode.getInstance();
        }
    }

    private static @Nullable UUID participantId(JsonNode said, Caller caller) {
        JsonNode sid = said.path("participantSid");
        if (sid.isMissingNode() || sid.isNull()) {
            return null;
        }
        if (!sid.isTextual() || !sid.textValue().matches(PARTICIPANT_SID)) {
            throw new ProblemException(ErrorCode.INVALID_REQUEST, "participantSid must be a LiveKit participant sid");
        }
        return SessionIds.ofClaim(sid.textValue(), caller.userId());
    }

    private static LeaveReported leaving(
            CoachingSession session, Caller caller, @Nullable UUID participantId, Instant now) {
        String factId = Keys.join(':', caller.userId(), UUID.randomUUID() + ":leave");
        return new LeaveReported(
                factId, now, session.roomName, Provenance.REPORTED, participantId, caller.userId(), now);
    }
}
