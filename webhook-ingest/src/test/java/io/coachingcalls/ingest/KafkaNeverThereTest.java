package io.coachingcalls.ingest;

import static io.coachingcalls.ingest.Webhooks.event;
import static io.coachingcalls.ingest.Webhooks.newId;
import static io.coachingcalls.ingest.Webhooks.newRoom;
import static io.coachingcalls.ingest.Webhooks.post;
import static io.coachingcalls.ingest.Webhooks.postSigned;
import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThan;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(KafkaNeverThereProfile.class)
class KafkaNeverThereTest {

    /** Kafka's and the inbox's limits of 0.4 s and 0.8 s, see {@link IngestConfig}; the rest is for a busy machine. */
    private static final Duration BOTH_LIMITS = Duration.ofSeconds(3);

    @Test
    void shouldTellLiveKitToComeAgainWhenBothLimitsAreOver() {
        byte[] body = event("room_started", newId(), newRoom());
        postSigned(body).statusCode(503);
        Instant before = Instant.now();

        postSigned(body)
                .statusCode(503)
                .contentType("application/problem+json")
                .header("Retry-After", "2")
                .body("code", equalTo("event_log_unavailable"));

        assertThat(Duration.between(before, Instant.now())).isLessThan(BOTH_LIMITS);
    }

    @Test
    void shouldTellLiveKitToComeAgainWithADeadLetterToo() {
        postSigned("{".getBytes(StandardCharsets.UTF_8)).statusCode(503);
    }

    @Test
    void shouldStillRefuseWhatLiveKitDidNotSign() {
        post(event("room_started", newId(), newRoom()), null).statusCode(401);
    }

    @Test
    void shouldBeAliveButNotReady() {
        get("/q/health/live").then().statusCode(200);
        get("/q/health/ready").then().statusCode(503).time(lessThan(2L), TimeUnit.SECONDS);
    }
}
