package io.coachingcalls.ingest;

import static io.coachingcalls.ingest.Webhooks.event;
import static io.coachingcalls.ingest.Webhooks.newId;
import static io.coachingcalls.ingest.Webhooks.newRoom;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;

import io.coachingcalls.embedded.testing.EmbeddedStack;
import io.coachingcalls.events.Topics;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** With tracing on, whoever reads a record goes on with the trace of the webhook. */
@QuarkusTest
@TestProfile(TraceTest.Traced.class)
@WithTestResource(EmbeddedStack.class)
class TraceTest {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String GATEWAYS_SPAN = "00f067aa0ba902b7";

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @Test
    void shouldHandTheTraceOfAWebhookOn() {
        String room = newRoom();
        byte[] body = event("room_started", newId(), room);
        try (var events = new TopicReader(bootstrapServers, Topics.LIVEKIT_EVENTS)) {

            given().contentType("application/webhook+json")
                    .header("Authorization", LiveKitSigner.sign(body))
                    .header("traceparent", "00-" + TRACE + "-" + GATEWAYS_SPAN + "-01")
                    .body(body)
                    .post("/api/livekit/webhook")
                    .then()
                    .statusCode(200);

            var written = events.readUntil(kafkaRecord -> room.equals(kafkaRecord.key()));
            assertThat(TopicReader.headersOf(written.getLast()).get("traceparent"))
                    .startsWith("00-" + TRACE + "-")
                    .endsWith("-01")
                    .as("the service's own span lies between")
                    .doesNotContain(GATEWAYS_SPAN);
        }
    }

    /** Nobody collects: what cannot be handed over is dropped, and nothing waits for it. */
    public static final class Traced extends IngestTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            Map<String, String> overrides = new HashMap<>(super.getConfigOverrides());
            overrides.put("OTEL_SDK_DISABLED", "false");
            overrides.put("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:1");
            return overrides;
        }
    }
}
