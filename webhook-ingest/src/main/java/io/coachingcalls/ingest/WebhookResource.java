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

/** Where LiveKit sends its webhooks: verified first, read second, answered when Kafka has them on disk. */
@Path("/api/livekit/webhook")
final class WebhookResource {

    private final long maxBodySize;
    private final SignatureVerifier verifier;
    private final EventPublisher publisher;
    private final WebhookMetrics metrics;
    private final Clock clock;

    WebhookResource(
            IngestConfig config,
            SignatureVerifier verifier,
            EventPublisher publisher,
            WebhookMetrics metrics,
            Clock clock) {
        this.maxBodySize = config.maxBodySize().asLongValue();
        this.verifier = verifier;
        this.publisher = publisher;
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
        return publisher
                .publish(webhook)
                .invoke(() -> metrics.count(webhook.eventName(), kept(webhook)))
                .onFailure()
                .invoke(() -> metrics.count(webhook.eventName(), Outcome.EVENT_LOG_UNAVAILABLE));
    }

    private static Outcome refused(ProblemException problem) {
        return switch (problem.code()) {
            case BODY_TOO_LARGE -> Outcome.BODY_TOO_LARGE;
            case INVALID_SIGNATURE -> Outcome.INVALID_SIGNATURE;
            default -> Outcome.BROKEN_OFF;
        };
    }

    private static Outcome kept(WebhookRecord webhook) {
        return switch (webhook) {
            case WebhookRecord.Event ignored -> Outcome.ACCEPTED;
            case WebhookRecord.DeadLetter ignored -> Outcome.DEAD_LETTER;
        };
    }
}
