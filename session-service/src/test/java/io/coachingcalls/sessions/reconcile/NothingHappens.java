package io.coachingcalls.sessions.reconcile;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import io.coachingcalls.embedded.testing.EmbeddedStack;
import io.coachingcalls.embedded.testing.TestTokens;
import io.coachingcalls.sessions.EventSender;
import io.coachingcalls.sessions.RealRooms;
import io.coachingcalls.sessions.Rows;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTestProfile;
import org.junit.jupiter.api.Test;

/** Whatever is wrong with LiveKit, no session changes. One miss would be enough to close them all. */
@WithTestResource(EmbeddedStack.class)
abstract class NothingHappens {

    @Inject
    EventSender events;

    @Inject
    Rows rows;

    @Inject
    Reconciler reconciler;

    @Test
    void shouldChangeNothingAndCountNothing() {
        String room = RealRooms.anyName();
        String sid = "RM_" + UUID.randomUUID();
        Instant longAgo = Instant.now().minus(Duration.ofHours(3));
        events.liveKit(room, Webhooks.joined(room, sid, "PA_" + sid, "demo-studio", longAgo));
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(rows.statusOf(room)).isEqualTo("in_progress"));
        String before = rows.everything(room);

        for (int i = 0; i < 3; i++) {
            reconciler.sweep().await().atMost(Duration.ofSeconds(10));
        }

        given().auth()
                .oauth2(TestTokens.admin())
                .post("/api/admin/sessions/cleanup")
                .then()
                .statusCode(503)
                .contentType("application/problem+json")
                .body("code", equalTo("livekit_unavailable"));
        assertThat(rows.everything(room)).isEqualTo(before);
        assertThat(rows.text("SELECT count(*) FROM sessions.reconcile_misses WHERE room_sid = $1", sid))
                .isEqualTo("0");
    }

    public static class ClosedAtTheFirstMiss implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("reconcile.every", "1s", "reconcile.misses", "1", "stale.every", "1s");
        }
    }
}
