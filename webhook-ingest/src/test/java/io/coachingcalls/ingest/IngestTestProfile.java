package io.coachingcalls.ingest;

import java.time.Duration;
import java.util.Map;

import io.quarkus.test.junit.QuarkusTestProfile;

/** The service as deployed, with the signer's key beside one that is on its way out. */
public class IngestTestProfile implements QuarkusTestProfile {

    static final Duration BODY_TIMEOUT = Duration.ofSeconds(2);
    static final Duration IDLE_TIMEOUT = Duration.ofSeconds(4);

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "LIVEKIT_KEYS",
                "oldkey: old-secret-0123456789-0123456789-abcdef\n" + LiveKitSigner.KEY + ": " + LiveKitSigner.SECRET,
                "request.body-timeout",
                BODY_TIMEOUT.toString(),
                "quarkus.http.idle-timeout",
                IDLE_TIMEOUT.toString(),
                "quarkus.http.test-port",
                "0",
                // A broker in the test's own JVM has much to say
                "quarkus.log.category.\"org.apache.kafka\".level",
                "ERROR",
                "quarkus.log.category.\"kafka\".level",
                "ERROR");
    }
}
