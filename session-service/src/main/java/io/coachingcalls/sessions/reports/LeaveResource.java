package io.coachingcalls.sessions.reports;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
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
        @Nullable String sid = participantSid(said);
        return (header == null ? Uni.createFrom().item(() -> byLeaveToken(said, id, sid, now)) : byBearerToken())
                .invoke(leave -> limiter.require(leave.caller(), Limit.REPORTS))
                .chain(leave -> sessions.find(id, leave.caller(), Action.REPORT)
                        .map(session -> reported(leave, session, sid, now))
                        .chain(report -> writer.apply(Set.of(report))));
    }

    /**
     * Whose leave it is.
     *
     * @param id the same for every repetition of it
     */
    private record Leave(Caller caller, String id) {}

    /** Asked for here and not by an annotation, as a request without the header is fine too. */
    private Uni<Leave> byBearerToken() {
        return identity.getDeferredIdentity()
                .map(token::caller)
                .map(caller -> new Leave(caller, UUID.randomUUID().toString()));
    }

    /** One token is good for one leave, of each connection that is named. */
    private Leave byLeaveToken(JsonNode said, UUID session, @Nullable String participantSid, Instant now) {
        return Optional.ofNullable(said.path("leaveToken").textValue())
                .flatMap(leaveToken -> leaveTokens.verify(leaveToken, session, now))
                .map(leaver -> new Leave(
                        new Caller(leaver.userId(), null, Tier.FREE, Set.of()),
                        Keys.join(':', leaver.tokenId(), Objects.requireNonNullElse(participantSid, ""))))
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

    private static @Nullable String participantSid(JsonNode said) {
        JsonNode sid = said.path("participantSid");
        if (sid.isMissingNode() || sid.isNull()) {
            return null;
        }
        if (!sid.isTextual() || !sid.textValue().matches(PARTICIPANT_SID)) {
            throw ProblemException.invalid("participantSid", "must be a LiveKit participant sid");
        }
        return sid.textValue();
    }

    private static LeaveReported reported(
            Leave leave, CoachingSession session, @Nullable String participantSid, Instant now) {
        String userId = leave.caller().userId();
        return new LeaveReported(
                Keys.join(':', userId, leave.id() + ":leave"),
                now,
                session.roomName,
                Provenance.REPORTED,
                participantSid == null ? null : SessionIds.ofClaim(participantSid, userId),
                userId,
                now);
    }
}
