package io.coachingcalls.ingest;

import java.time.Clock;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The parts that know nothing of Quarkus. */
final class IngestBeans {

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    SignatureVerifier signatureVerifier(IngestConfig config, Clock clock) {
        return new SignatureVerifier(LiveKitKeys.parse(config.livekitKeys()), clock);
    }
}
