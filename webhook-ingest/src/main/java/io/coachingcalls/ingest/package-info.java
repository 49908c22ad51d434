/**
 * LiveKit's webhooks: verified, written to Kafka, or to the inbox while Kafka is away. Begins at {@code
 * WebhookResource}.
 */
@NullMarked
package io.coachingcalls.ingest;

import org.jspecify.annotations.NullMarked;
