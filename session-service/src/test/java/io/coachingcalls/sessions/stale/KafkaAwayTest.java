package io.coachingcalls.sessions.stale;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import jakarta.inject.Inject;

import io.coachingcalls.embedded.testing.EmbeddedLiveKit;
import io.coachingcalls.embedded.testing.EmbeddedStack;
import io.coachingcalls.embedded.testing.TestTokens;
import io.coachingcalls.sessions.EventSender;
import io.coachingcalls.sessions.RealRooms;
import io.coachingcalls.sessions.Rows;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

/** Nobody listens where the clean-up would tell the other services. */
@QuarkusTest
@WithTestResource(EmbeddedStack.class)
@WithTestResource(EmbeddedLiveKit.class)
@TestProfile(KafkaAwayTest.NobodyToTell.class)
class KafkaAwayTest {

    @Inject
    EventSender events;

    @Inject
    Rows rows;

    @Test
    void shouldSayThatTheOthersCannotBeToldAndCloseNothing() {
        String room = RealRooms.anyName();
        long longAgo = Instant.now().minus(Duration.ofHours(3)).getEpochSecond();
        events.liveKit(room, """
                {"event":"participant_joined","room":{"sid":"RM_%1$s","name":"%1$s"},"participant":{"sid":"PA_%1$s",
                 "identity":"demo-studio","state":"ACTIVE","joinedAt":"%2$d"},"id":"EV_%1$s","createdAt":"%2$d"}
                """.formatted(room, longAgo));
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(rows.statusOf(room)).isEqualTo("in_progress"));
        String before = rows.everything(room);

        given().auth()
                .oauth2(TestTokens.admin())
                .post("/api/admin/sessions/cleanup")
                .then()
                .statusCode(503)
                .contentType("application/problem+json")
                .body("code", equalTo("event_log_unavailable"));

        assertThat(rows.everything(room)).isEqualTo(before);
    }

    public static class NobodyToTell implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "mp.messaging.outgoing.livekit-events-out.bootstrap.servers",
                    "127.0.0.1:9",
                    "reconcile.every",
                    "1h",
                    "reconcile.misses",
                    "1",
                    "stale.every",
                    "1h");
        }
    }
}
