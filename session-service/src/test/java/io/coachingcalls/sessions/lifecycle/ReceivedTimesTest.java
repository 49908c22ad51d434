package io.coachingcalls.sessions.lifecycle;

import static io.coachingcalls.sessions.RoomScript.BEGIN;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import io.coachingcalls.embedded.testing.EmbeddedStack;
import io.coachingcalls.embedded.testing.TestTokens;
import io.coachingcalls.sessions.EventSender;
import io.coachingcalls.sessions.RoomScript;
import io.coachingcalls.sessions.Rows;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** LiveKit tells a leave in whole seconds; when its webhook came says more. */
@QuarkusTest
@WithTestResource(EmbeddedStack.class)
class ReceivedTimesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject
    EventSender events;

    @Inject
    Rows rows;

    /** Joined at 5.25 s, left at 11.45 s: 6.2 s, and not 5. */
    @Test
    void shouldCountTheMillisecondsInWhichSomebodyLeft() {
        RoomScript script = call();

        send(script, 11_450, 31_800);

        assertThat(leftAt(script)).isEqualTo(BEGIN.plusMillis(11_450));
        assertThat(rows.text("SELECT duration_seconds FROM sessions.coaching_sessions WHERE id = $1", script.sessionId))
                .isEqualTo("6");
        assertThat(time("SELECT room_finished_at FROM sessions.coaching_sessions WHERE id = $1", script))
                .isEqualTo(BEGIN.plusMillis(31_800));
    }

    /** LiveKit sends again what was not answered in time; another replica may have the first one in its inbox. */
    @Test
    void shouldGoByTheFirstReceiptWhicheverComesFirst() {
        for (List<Integer> receipts :
                List.of(List.of(11_450, 14_900), List.of(14_900, 11_450), List.of(14_900, 11_450, 11_800))) {
            RoomScript script = call();
            receipts.forEach(millis -> send(script, millis, 31_800));

            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(leftAt(script)).isEqualTo(BEGIN.plusMillis(11_450)));
            String before = rows.everything(script.room);
            given().auth()
                    .oauth2(TestTokens.admin())
                    .post("/api/admin/sessions/{id}/rebuild", script.sessionId)
                    .then()
                    .statusCode(200);
            assertThat(rows.everything(script.room)).isEqualTo(before);
        }
    }

    @Test
    void shouldStayWithinTheSecondThatLiveKitTold() {
        RoomScript late = call();
        RoomScript clockBehind = call();

        send(late, 13_020, 31_000);
        send(clockBehind, 9_000, 31_000);

        assertThat(leftAt(late)).isEqualTo(BEGIN.plusMillis(11_999));
        assertThat(leftAt(clockBehind)).isEqualTo(BEGIN.plusSeconds(11));
    }

    private RoomScript call() {
        RoomScript script = new RoomScript();
        String sid = "PA_" + UUID.randomUUID();
        script.started().joined("sam", sid, 5).left("sam", sid, 5, 11).finished(31);
        events.call(script.created("sam", null));
        return script;
    }

    private void send(RoomScript script, int leftMillis, int finishedMillis) {
        List<String> webhooks = script.webhooks();
        events.liveKit(script.room, webhooks.get(0), BEGIN.plusMillis(20));
        events.liveKit(script.room, webhooks.get(1), BEGIN.plusMillis(5_300));
        events.liveKit(script.room, webhooks.get(2), BEGIN.plusMillis(leftMillis));
        events.liveKit(script.room, webhooks.get(3), BEGIN.plusMillis(finishedMillis));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(rows.text(
                        "SELECT room_finished_at IS NOT NULL AND user_id IS NOT NULL FROM sessions.coaching_sessions WHERE id = $1",
                        script.sessionId))
                .isEqualTo("true"));
    }

    private Instant leftAt(RoomScript script) {
        return time("SELECT max(left_at) FROM sessions.video_participants WHERE session_id = $1", script);
    }

    private Instant time(String sql, RoomScript script) {
        return OffsetDateTime.parse(rows.text(sql, script.sessionId)).toInstant();
    }
}
