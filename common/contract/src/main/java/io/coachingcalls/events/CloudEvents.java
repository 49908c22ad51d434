package io.coachingcalls.events;

/**
 * CloudEvents 1.0 attributes as Kafka headers (binary content mode), the same on every topic.
 *
 * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/kafka-protocol-binding.md">Kafka protocol binding</a>
 */
public final class CloudEvents {

    public static final String SPEC_VERSION = "ce_specversion";
    public static final String ID = "ce_id";
    public static final String TYPE = "ce_type";
    public static final String SOURCE = "ce_source";

    /** Of a webhook of LiveKit's, which has whole seconds: the moment in that second at which it was received. */
    public static final String TIME = "ce_time";

    /** {@code ce_source} of LiveKit's webhooks. */
    public static final String LIVEKIT_SOURCE = "/livekit";

    /** {@code ce_type} of a LiveKit event is this and LiveKit's own name: {@code livekit.room_started}. */
    public static final String LIVEKIT_TYPE_PREFIX = "livekit.";

    private static final String RECONCILER_SOURCE_PREFIX = "/reconciler/";

    private CloudEvents() {}

    /** {@code ce_source} of what {@code service} found by looking at LiveKit. */
    public static String reconcilerSource(String service) {
        return RECONCILER_SOURCE_PREFIX + service;
    }

    /** Who observed an event that came with this {@code ce_source}. */
    public static Provenance provenanceOf(String source) {
        return source.startsWith(RECONCILER_SOURCE_PREFIX) ? Provenance.RECONCILED : Provenance.OBSERVED;
    }
}
