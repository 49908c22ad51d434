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

    /** By when Kafka must have taken an event before LiveKit is told to come again; 1 s less the way there and back. */
    @WithDefault("800ms")
    Duration publishTimeout();
}
