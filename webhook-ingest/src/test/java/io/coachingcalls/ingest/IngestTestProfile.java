package io.coachingcalls.ingest;

import java.util.Map;

import io.quarkus.test.junit.QuarkusTestProfile;

/** The service as deployed, with the signer's key beside one that is on its way out. */
public class IngestTestProfile implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "LIVEKIT_KEYS",
                "oldkey: old-secret-0123456789-0123456789-abcdef\n" + LiveKitSigner.KEY + ": " + LiveKitSigner.SECRET,
                "quarkus.http.test-port",
                "0",
                // A broker in the test's own JVM has much to say
                "quarkus.log.category.\"org.apache.kafka\".level",
                "ERROR",
                "quarkus.log.category.\"kafka\".level",
                "ERROR");
    }
}
