package io.coachingcalls.ingest;

import java.time.Clock;

import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;

import io.coachingcalls.ingest.WebhookMetrics.Outcome;
import io.coachingcalls.problem.ErrorCode;
import io.coachingcalls.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Where LiveKit sends its webhooks: verified first, read second, answered when Kafka has them on disk. */
@Path("/api/livekit/webhook")
final class WebhookResource {

    private final IngestConfig config;
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
        this.config = config;
        this.verifier = verifier;
        this.publisher = publisher;
        this.metrics = metrics;
        this.clock = clock;
    }

    // LiveKit takes every 4xx as delivered, so a signed event gets none but 413
    @POST
    @ResponseStatus(200)
    public Uni<Void> receive(byte[] body, @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String token) {
        if (body.length > config.maxBodySize().asLongValue()) {
            metrics.count(null, Outcome.BODY_TOO_LARGE);
            throw new ProblemException(ErrorCode.BODY_TOO_LARGE, "a webhook may have 256 KiB");
        }
        if (verifier.verify(body, token) instanceof SignatureVerifier.Rejected rejected) {
            metrics.count(null, Outcome.INVALID_SIGNATURE);
            throw new ProblemException(ErrorCode.INVALID_SIGNATURE, rejected.reason());
        }
        return keep(WebhookReader.read(body, clock.instant()));
    }

    private Uni<Void> keep(WebhookRecord webhook) {
        return publisher
                .publish(webhook)
                .invoke(() -> metrics.count(webhook.eventName(), kept(webhook)))
                .onFailure()
                .invoke(() -> metrics.count(webhook.eventName(), Outcome.EVENT_LOG_UNAVAILABLE));
    }

    private static Outcome kept(WebhookRecord webhook) {
        return switch (webhook) {
            case WebhookRecord.Event ignored -> Outcome.ACCEPTED;
            case WebhookRecord.DeadLetter ignored -> Outcome.DEAD_LETTER;
        };
    }
}
