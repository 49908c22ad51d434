package io.coachingcalls.sessions.lookup;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;

import io.coachingcalls.events.Provenance;
import io.coachingcalls.sessions.history.UnknownSessions;
import io.coachingcalls.sessions.lifecycle.SessionFact;
import io.coachingcalls.sessions.lifecycle.SessionWriter;
import io.coachingcalls.sessions.lookup.CallServiceClient.KnownCall;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/**
 * A frontend asks for its session as soon as the call is made, when {@code call.created} is still on its way or Kafka is
 * away. So call-service is asked directly, with the caller's own token, and its answer taken for the same fact.
 */
@ApplicationScoped
class CallServiceLookup implements UnknownSessions {

    private static final Logger LOG = Logger.getLogger(CallServiceLookup.class);

    /** How long the event may be on its way when call-service cannot be asked. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final CallServiceClient calls;
    private final SessionWriter writer;
    private final JsonWebToken token;

    CallServiceLookup(@RestClient CallServiceClient calls, SessionWriter writer, JsonWebToken token) {
        this.calls = calls;
        this.writer = writer;
        this.token = token;
    }

    @Override
    public Uni<Void> learn(UUID sessionId) {
        return calls.find(sessionId, "Bearer " + token.getRawToken())
                .chain(call -> writer.apply(List.of(created(call))))
                .onFailure(e -> e instanceof WebApplicationException refused
                        && refused.getResponse().getStatus() == 404)
                .recoverWithNull()
                .onFailure()
                .recoverWithUni(e -> {
                    LOG.warnf("call-service cannot be asked about a session: %s", e.toString());
                    return Uni.createFrom().voidItem().onItem().delayIt().by(PATIENCE);
                });
    }

    /** The same fact that {@code call.created} brings, with its id: whichever comes later changes nothing. */
    private static SessionFact created(KnownCall call) {
        return new SessionFact.CallCreated(
                call.room() + ":created", call.createdAt(), call.room(), Provenance.OBSERVED, call.terms());
    }
}
