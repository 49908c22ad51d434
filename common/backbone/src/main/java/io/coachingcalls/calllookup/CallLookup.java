package io.coachingcalls.calllookup;

import java.time.Duration;
import java.util.UUID;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;

import io.coachingcalls.calllookup.CallServiceClient.KnownCall;
import io.coachingcalls.calllookup.CallServiceClient.RequestedRoom;
import io.coachingcalls.events.CallEvent.CallCreated;
import io.coachingcalls.problem.ErrorCode;
import io.coachingcalls.problem.ProblemException;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A frontend asks about its call as soon as that is made, when {@code call.created} is still on its way or Kafka is
 * away. So call-service is asked directly, with the caller's own token, and its answer taken for the same event.
 */
@ApplicationScoped
public class CallLookup {

    private static final Logger LOG = Logger.getLogger(CallLookup.class);

    /** How long the event may be on its way when call-service cannot be asked. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final CallServiceClient calls;
    private final CurrentIdentityAssociation identity;

    CallLookup(@RestClient CallServiceClient calls, CurrentIdentityAssociation identity) {
        this.calls = calls;
        this.identity = identity;
    }

    /**
     * Hands the call of a session to {@code keep}, if there is one that the caller may see. Completes when it is kept
     * and in any case soon; never fails.
     */
    public Uni<Void> fetchAndStore(UUID sessionId, Function<CallCreated, Uni<Void>> keep) {
        return fetchAndStore(authorization -> calls.find(sessionId, authorization), keep);
    }

    /** As {@link #fetchAndStore(UUID, Function)}, by the room's name. */
    public Uni<Void> fetchAndStore(String room, Function<CallCreated, Uni<Void>> keep) {
        return fetchAndStore(authorization -> calls.find(room, authorization), keep);
    }

    /**
     * Has call-service make a call of the caller's, under the name that their page chose for its room.
     *
     * @return the event that announces it, which may be on its way as well
     * @throws ProblemException as call-service answers; 503 where it does not
     */
    public Uni<CallCreated> request(String roomName) {
        return authorization()
                .onItem()
                .ifNull()
                .failWith(() -> new ProblemException(ErrorCode.UNAUTHENTICATED, null))
                .chain(authorization -> calls.request(new RequestedRoom(roomName), authorization))
                .map(KnownCall::event)
                .onFailure(e -> !(e instanceof ProblemException))
                .transform(CallLookup::refusal);
    }

    private static ProblemException refusal(Throwable e) {
        int status = e instanceof WebApplicationException refused
                ? refused.getResponse().getStatus()
                : ErrorCode.SERVICE_UNAVAILABLE.status();
        ErrorCode code =
                status == ErrorCode.ROOM_NAME_TAKEN.status() ? ErrorCode.ROOM_NAME_TAKEN : ErrorCode.ofStatus(status);
        return code == ErrorCode.INVALID_REQUEST
                ? ProblemException.invalid("roomName", "is no name that a page can choose")
                : new ProblemException(
                        code == ErrorCode.INTERNAL ? ErrorCode.SERVICE_UNAVAILABLE : code,
                        "the call could not be made",
                        e);
    }

    private Uni<Void> fetchAndStore(Function<String, Uni<KnownCall>> question, Function<CallCreated, Uni<Void>> keep) {
        return authorization()
                .onItem()
                .ifNotNull()
                .transformToUni(question::apply)
                .onItem()
                .ifNotNull()
                .transformToUni(call -> keep.apply(call.event()))
                .onFailure(CallLookup::isNotFound)
                .recoverWithNull()
                .onFailure()
                .recoverWithUni(e -> {
                    LOG.warnf("call-service cannot be asked about a call: %s", e.toString());
                    return Uni.createFrom().voidItem().onItem().delayIt().by(PATIENCE);
                });
    }

    /** Null for somebody who comes with a leave token: that is good for leaving alone, not for asking others. */
    private Uni<@Nullable String> authorization() {
        return identity.getDeferredIdentity()
                .map(caller -> caller.getPrincipal() instanceof JsonWebToken token && token.getRawToken() != null
                        ? "Bearer " + token.getRawToken()
                        : null);
    }

    private static boolean isNotFound(Throwable e) {
        return e instanceof WebApplicationException refused
                && refused.getResponse().getStatus() == 404;
    }
}
