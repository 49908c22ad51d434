package io.coachingcalls.ingest;

import java.time.Clock;

import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;

import io.coachingcalls.ingest.WebhookMetrics.Outcome;
import io.coachingcalls.problem.ErrorCode;
import io.coachingcalls.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Where LiveKit sends its webhooks: verified first, read second, answered when they are kept. */
@Path("/api/livekit/webhook")
final class WebhookResource {

    private final long maxBodySize;
    private final SignatureVerifier verifier;
    private final Safekeeping safekeeping;
    private final WebhookMetrics metrics;
    private final Clock clock;

    WebhookResource(
            IngestConfig config,
            SignatureVerifier verifier,
            Safekeeping safekeeping,
            WebhookMetrics metrics,
            Clock clock) {
        this.maxBodySize = config.maxBodySize().asLongValue();
        this.verifier = verifier;
        this.safekeeping = safekeeping;
        this.metrics = metrics;
        this.clock = clock;
    }

    // LiveKit takes every 4xx as delivered, so a signed event gets none but 413
    @POST
    @ResponseStatus(200)
    public Uni<Void> receive(
            @Context HttpServerRequest request, @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String token) {
        return BoundedBody.read(request, maxBodySize)
                .invoke(body -> verify(body, token))
                .map(body -> WebhookReader.read(body, clock.instant()))
                .onFailure(ProblemException.class)
                .invoke(problem -> metrics.count(null, refused(problem)))
                .chain(this::keep);
    }

    private void verify(byte[] body, @Nullable String token) {
        if (verifier.verify(body, token) instanceof SignatureVerifier.Rejected rejected) {
            throw new ProblemException(ErrorCode.INVALID_SIGNATURE, rejected.reason());
        }
    }

    private Uni<Void> keep(WebhookRecord webhook) {
        return safekeeping
                .keep(webhook)
                .invoke(place -> metrics.count(webhook.eventName(), kept(webhook, place)))
                .onFailure()
                .invoke(() -> metrics.count(webhook.eventName(), Outcome.EVENT_LOG_UNAVAILABLE))
                .replaceWithVoid();
    }

    private static Outcome refused(ProblemException problem) {
        return switch (problem.code()) {
            case BODY_TOO_LARGE -> Outcome.BODY_TOO_LARGE;
            case INVALID_SIGNATURE -> Outcome.INVALID_SIGNATURE;
            default -> Outcome.BROKEN_OFF;
        };
    }

    private static Outcome kept(WebhookRecord webhook, Safekeeping.Place place) {
        return switch (webhook) {
            case WebhookRecord.Event ignored ->
                place == Safekeeping.Place.KAFKA ? Outcome.ACCEPTED : Outcome.ACCEPTED_INTO_INBOX;
            case WebhookRecord.DeadLetter ignored -> Outcome.DEAD_LETTER;
        };
    }
}
