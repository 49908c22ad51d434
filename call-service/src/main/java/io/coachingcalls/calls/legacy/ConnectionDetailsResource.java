package io.coachingcalls.calls.legacy;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.coachingcalls.access.Caller;
import io.coachingcalls.calls.creation.CallCreation;
import io.coachingcalls.calls.token.Tickets;
import io.coachingcalls.identity.CallerFromToken;
import io.coachingcalls.legacy.Legacy;
import io.coachingcalls.limits.Limit;
import io.coachingcalls.limits.RateLimited;
import io.coachingcalls.limits.RateLimiter;
import io.coachingcalls.problem.ProblemException;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** LiveKit's own form of a token endpoint, which its SDKs and starters speak: {@code TokenSource}. */
@Path("/api/livekit/connection-details")
@Authenticated
@Legacy
class ConnectionDetailsResource {

    private final OldTokenRequests requests;
    private final Tickets tickets;
    private final CallCreation creation;
    private final RateLimiter limiter;
    private final CallerFromToken token;

    ConnectionDetailsResource(
            OldTokenRequests requests,
            Tickets tickets,
            CallCreation creation,
            RateLimiter limiter,
            CallerFromToken token) {
        this.limiter = limiter;
        this.requests = requests;
        this.tickets = tickets;
        this.creation = creation;
        this.token = token;
    }

    @POST
    @RateLimited(Limit.TOKENS)
    @ResponseStatus(201)
    @Operation(
            summary = "A token, as LiveKit's SDKs ask for it",
            description = "Of the call that room_name names; without one a new call with FRED is made. Who joins and "
                    + "what they may do there is not the client's to say: what says it is refused.")
    @APIResponse(
            responseCode = "201",
            description = "Created",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ConnectionDetails.class)))
    public Uni<ConnectionDetails> connect(@NotNull @Valid ConnectionRequest request) {
        Caller caller = token.caller();
        request.requireAllowed(caller);
        Caller called = caller.called(request.participantName());
        return request.roomName() == null || request.roomName().isEmpty()
                ? makeCall(called)
                : requests.find(request.roomName(), caller)
                        .chain(call -> tickets.issue(call, called, false))
                        .map(issued -> new ConnectionDetails(issued.url(), issued.token()));
    }

    private Uni<ConnectionDetails> makeCall(Caller caller) {
        limiter.require(caller, Limit.CALLS);
        return creation.createOnDemand(caller).map(made -> new ConnectionDetails(made.url(), made.token()));
    }

    /** As LiveKit's SDKs write it, with the fields that nobody may set. */
    @JsonNaming(SnakeCaseStrategy.class)
    record ConnectionRequest(
            @Nullable @Size(max = 255) String roomName,
            @Nullable String participantIdentity,
            @Nullable String participantName,
            @Nullable String participantMetadata,

            @Nullable @Schema(type = SchemaType.OBJECT) JsonNode participantAttributes,

            @Nullable @Schema(type = SchemaType.OBJECT) JsonNode roomConfig) {

        void requireAllowed(Caller caller) {
            if (participantIdentity != null
                    && !participantIdentity.isEmpty()
                    && !participantIdentity.equals(caller.userId())) {
                throw ProblemException.invalid("participant_identity", "must be your own user id, or be left out");
            }
            if (participantMetadata != null && !participantMetadata.isEmpty()) {
                throw notYours("participant_metadata");
            }
            if (says(participantAttributes)) {
                throw notYours("participant_attributes");
            }
            if (says(roomConfig)) {
                throw notYours("room_config");
            }
        }

        private static boolean says(@Nullable JsonNode given) {
            return given != null && !given.isNull() && !(given.isContainerNode() && given.isEmpty());
        }

        private static ProblemException notYours(String field) {
            return ProblemException.invalid(field, "is not for clients to set");
        }
    }

    @JsonNaming(SnakeCaseStrategy.class)
    record ConnectionDetails(String serverUrl, String participantToken) {

        /** Without the token, which is a secret. */
        @Override
        public String toString() {
            return "ConnectionDetails[serverUrl=" + serverUrl + "]";
        }
    }
}
