package io.coachingcalls.ingest;

import java.time.Duration;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How webhooks are taken in. */
@ConfigMapping(prefix = "ingest")
interface IngestConfig {

    /** LiveKit's API keys and secrets, see {@link LiveKitKeys}. */
    String livekitKeys();

    /** The longest body; LiveKit's own are a few KiB. */
    @WithDefault("256K")
    MemorySize maxBodySize();

    /** By when Kafka must have taken an event before it goes into the inbox. */
    @WithDefault("400ms")
    Duration publishTimeout();

    /** By when the inbox must have taken it before LiveKit is told to come again. */
    @WithDefault("800ms")
    Duration inboxTimeout();

    /** Whether this service makes the inbox's table; not where a job of its own does at each release. */
    @WithDefault("true")
    boolean migrate();
}
