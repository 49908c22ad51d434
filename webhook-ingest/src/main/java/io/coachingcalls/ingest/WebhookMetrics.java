package io.coachingcalls.ingest;

import java.util.Locale;
import java.util.Set;

import jakarta.inject.Singleton;

import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;

/** Counts webhooks by type and outcome. Tag values are bounded, whatever is sent. */
@Singleton
final class WebhookMetrics {

    static final String WEBHOOKS = "livekit.webhooks";

    private static final Set<String> TYPES = Set.of(
            "room_started",
            "room_finished",
            "participant_joined",
            "participant_left",
            "participant_connection_aborted",
            "track_published",
            "track_unpublished",
            "egress_started",
            "egress_updated",
            "egress_ended",
            "ingress_started",
            "ingress_ended");

    private final MeterRegistry registry;

    WebhookMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /** @param eventName null for a webhook that was not read */
    void count(@Nullable String eventName, Outcome outcome) {
        String type = eventName != null && TYPES.contains(eventName) ? eventName : "other";
        registry.counter(WEBHOOKS, "type", type, "outcome", outcome.name().toLowerCase(Locale.ROOT))
                .increment();
    }

    /** What came of a webhook. */
    enum Outcome {
        ACCEPTED,
        ACCEPTED_INTO_INBOX,
        DEAD_LETTER,
        INVALID_SIGNATURE,
        BODY_TOO_LARGE,
        BROKEN_OFF,
        EVENT_LOG_UNAVAILABLE
    }
}
