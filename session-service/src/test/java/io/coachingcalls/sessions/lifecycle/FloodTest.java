package io.coachingcalls.sessions.lifecycle;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import io.coachingcalls.embedded.testing.EmbeddedStack;
import io.coachingcalls.embedded.testing.TestTokens;
import io.coachingcalls.events.Topics;
import io.coachingcalls.facts.Fact;
import io.coachingcalls.sessions.EventSender;
import io.coachingcalls.sessions.RoomScript;
import io.coachingcalls.sessions.Rows;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import org.junit.jupiter.api.Test;

/** One room of which LiveKit tells without end. */
@QuarkusTest
@WithTestResource(EmbeddedStack.class)
class FloodTest {

    private static final int EVENTS = 10_000;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    EventSender events;

    @Inject
    Rows rows;

    @Inject
    MeterRegistry metrics;

    @Test
    void shouldKeepABoundedNumberOfFactsHoldUpNobodyAndStillSeeTheEnd() {
        String person = "PA_" + UUID.randomUUID();
        RoomScript script = new RoomScript().started().joined("demo-studio", person, 1);
        events.call(script.created("demo-studio", "demo-coach"));
        events.liveKit(script.room, script.webhooks());
        awaitStatus(script.room, "in_progress");
        double refusedBefore = refused();

        events.liveKit(script.room, connections(script));
        int neighbours = 0;
        // Three are there before
        double refusedInTheEnd = refusedBefore + 3 + EVENTS - Fact.MOST;
        while (refused() < refusedInTheEnd) {
            neighbourComes();
            neighbours++;
        }

        // Whoever came after the first finds the flood still being taken in
        assertThat(neighbours).isGreaterThan(1);
        assertThat(factsOf(script.room)).isEqualTo(String.valueOf(Fact.MOST));
        assertThat(refused()).isEqualTo(refusedInTheEnd);

        assertThatNothingMoreIsTakenFromPeople(script);

        script.left("demo-studio", person, 1, 100).finished(120);
        events.liveKit(script.room, script.webhooks().subList(EVENTS + 2, EVENTS + 4));

        awaitStatus(script.room, "completed");
        assertThat(rows.text(
                        "SELECT to_char(left_at AT TIME ZONE 'UTC', 'HH24:MI:SS') FROM sessions.video_participants WHERE participant_sid = $1",
                        person))
                .isEqualTo("10:01:40");
        given().auth()
                .oauth2(TestTokens.studio())
                .get("/api/coaching/sessions/{id}/facts", script.sessionId)
                .then()
                .statusCode(200)
                .body("full", equalTo(true));
    }

    private void assertThatNothingMoreIsTakenFromPeople(RoomScript script) {
        String before = rows.everything(script.room);
        given().auth()
                .oauth2(TestTokens.studio())
                .contentType(ContentType.JSON)
                .body("{\"notes\": \"one more\"}")
                .patch("/api/coaching/sessions/{id}", script.sessionId)
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("code", equalTo("session_full"));
        assertThat(rows.everything(script.room)).isEqualTo(before);
    }

    private void neighbourComes() {
        RoomScript neighbour = new RoomScript().started().joined("demo-free", "PA_" + UUID.randomUUID(), 1);
        events.liveKit(neighbour.room, neighbour.webhooks());
        awaitStatus(neighbour.room, "in_progress");
    }

    private static List<String> connections(RoomScript script) {
        int before = script.webhooks().size();
        IntStream.range(0, EVENTS).forEach(i -> script.joined("guest-" + i % 7, "PA_" + UUID.randomUUID(), 2 + i % 50));
        return script.webhooks().subList(before, before + EVENTS);
    }

    private void awaitStatus(String room, String status) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).untilAsserted(() -> assertThat(rows.statusOf(room))
                .isEqualTo(status));
    }

    private String factsOf(String room) {
        return rows.text("SELECT count(*) FROM sessions.facts WHERE room_name = $1", room);
    }

    private double refused() {
        return metrics.counter("dead.letters", "topic", Topics.LIVEKIT_EVENTS, "cause", "RoomFull")
                .count();
    }
}
