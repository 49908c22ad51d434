package io.coachingcalls.ingest;

import java.time.Clock;

import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;

import io.coachingcalls.http.BoundedBody;
import io.coachingcalls.ingest.WebhookMetrics.Outcome;
import io.coachingcalls.problem.ErrorCode;
import io.coachingcalls.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeIn;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Where LiveKit sends its webhooks: verified first, read second, answered when they are kept. */
@Path("/api/livekit/webhook")
@SecurityScheme(
        securitySchemeName = "Signature",
        type = SecuritySchemeType.APIKEY,
        in = SecuritySchemeIn.HEADER,
        apiKeyName = HttpHeaders.AUTHORIZATION,
        description = "A JWT of LiveKit's key over the body's SHA-256, without `Bearer`")
@SecurityRequirement(name = "Signature")
final class WebhookResource {

    private final long maxBodySize;
    private final SignatureVerifier verifier;
    private final DurableWebhookWriter writer;
    private final WebhookMetrics metrics;
    private final Clock clock;

    WebhookResource(
            IngestConfig config,
            SignatureVerifier verifier,
            DurableWebhookWriter writer,
            WebhookMetrics metrics,
            Clock clock) {
        this.maxBodySize = config.maxBodySize().asLongValue();
        this.verifier = verifier;
        this.writer = writer;
        this.metrics = metrics;
        this.clock = clock;
    }

    // LiveKit takes every 4xx as delivered, so a signed event gets none but 413
    @POST
    @ResponseStatus(200)
    @Operation(summary = "Take a webhook of LiveKit's", description = "Answered when it is kept.")
    @RequestBody(
            required = true,
            content = @Content(mediaType = "application/webhook+json", schema = @Schema(type = SchemaType.OBJECT)))
    @APIResponse(responseCode = "200", description = "Kept")
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
        return writer.keep(webhook)
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

    private static Outcome kept(WebhookRecord webhook, DurableWebhookWriter.Place place) {
        return switch (webhook) {
            case WebhookRecord.Event ignored ->
                place == DurableWebhookWriter.Place.KAFKA ? Outcome.ACCEPTED : Outcome.ACCEPTED_INTO_INBOX;
            case WebhookRecord.DeadLetter ignored -> Outcome.DEAD_LETTER;
        };
    }
}
