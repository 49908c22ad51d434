package io.coachingcalls.ingest;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import io.coachingcalls.events.Topics;
import org.apache.kafka.clients.producer.ProducerConfig;

/** The producer's settings: nothing may be lost, nothing may wait, and every answer comes within the time limit. */
final class ProducerSettings {

    /** In practice never: a topic that is forgotten while no call takes place costs the next event an attempt. */
    private static final Duration NEVER_IDLE = Duration.ofDays(365);

    private ProducerSettings() {}

    /**
     * @param connection how the broker is reached: {@code kafka.*}
     * @param timeout by when a send has succeeded or failed
     */
    static Map<String, Object> of(Map<String, Object> connection, Duration timeout) {
        Map<String, Object> settings = new HashMap<>(connection);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Topics.longestRecord());
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "none");
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) timeout.toMillis());
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) timeout.toMillis());
        // send() is called on the event loop: without metadata or room in the buffer it fails at once instead of
        // waiting
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 0);
        settings.put(ProducerConfig.METADATA_MAX_IDLE_CONFIG, NEVER_IDLE.toMillis());
        settings.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500);
        settings.put(ProducerConfig.RETRY_BACKOFF_MAX_MS_CONFIG, 200);
        return settings;
    }
}
