package io.coachingcalls.sessions.lifecycle;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import io.coachingcalls.embedded.testing.EmbeddedStack;
import io.coachingcalls.embedded.testing.TestTokens;
import io.coachingcalls.events.Provenance;
import io.coachingcalls.events.Topics;
import io.coachingcalls.facts.Quota;
import io.coachingcalls.sessions.EventSender;
import io.coachingcalls.sessions.RoomScript;
import io.coachingcalls.sessions.Rows;
import io.coachingcalls.sessions.lifecycle.SessionFact.RoomFinished;
import io.coachingcalls.sessions.lifecycle.SessionFact.StartReported;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;

/** One room of which LiveKit tells without end. */
@QuarkusTest
@WithTestResource(EmbeddedStack.class)
class FloodTest {

    private static final int EVENTS = 10_000;
    private static final int WAVE = 1_000;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    EventSender events;

    @Inject
    SessionWriter writer;

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

        List<String> neighbours = flood(script);

        // Two of LiveKit's are there before
        double refusedInTheEnd = refusedBefore + 2 + EVENTS - Quota.LIVEKIT;
        await().atMost(PATIENCE).until(() -> refused() >= refusedInTheEnd);
        neighbours.forEach(neighbour -> awaitStatus(neighbour, "in_progress"));
        assertThat(neighbours.subList(0, 2)).as("who came with the first waves").allSatisfy(neighbour -> assertThat(
                        wasKeptBefore(neighbour, script.room))
                .as("is there before the last fact that the flood could leave")
                .isEqualTo("true"));
        assertThat(factsOf(script.room))
                .as("LiveKit's, and the call's own")
                .isEqualTo(String.valueOf(Quota.LIVEKIT + 1));
        assertThat(refused()).isEqualTo(refusedInTheEnd);

        note(TestTokens.studio(), script).statusCode(200).body("notes", equalTo("one more"));

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

    /** Five thousand reports of one guest used to shut the room for everybody, and for LiveKit. */
    @Test
    void shouldTakeFromEverybodyElseWhenOnePersonHasReportedTooMuch() {
        RoomScript script = new RoomScript();
        events.call(script.created("demo-studio", "demo-coach", "talker"));
        awaitStatus(script.room, "scheduled");
        String talker = TestTokens.of("talker", "free", null);

        writer.apply(reports("talker", script, Quota.PERSON)).await().atMost(PATIENCE);

        report(talker, "{\"status\": \"in_progress\"}", script)
                .statusCode(409)
                .contentType("application/problem+json")
                .body("code", equalTo("session_full"));
        report(talker, "{\"status\": \"completed\"}", script).statusCode(200);
        note(TestTokens.studio(), script).statusCode(200);
        note(TestTokens.coach(), script).statusCode(200);
        String person = "PA_" + UUID.randomUUID();
        script.started()
                .joined("demo-studio", person, 1)
                .left("demo-studio", person, 1, 100)
                .finished(120);
        events.liveKit(script.room, script.webhooks());
        awaitStatus(script.room, "completed");
        assertThat(rows.text("SELECT facts_full FROM sessions.coaching_sessions WHERE room_name = $1", script.room))
                .isEqualTo("true");
    }

    /** Or whoever shares a batch with a few full rooms waits for them all. */
    @Test
    void shouldReadOnlySoMuchInOneTransaction() {
        List<RoomScript> full = Stream.generate(RoomScript::new).limit(5).toList();
        full.forEach(script -> {
            writer.apply(reports("talker", script, 1)).await().atMost(PATIENCE);
            rows.change("""
                    INSERT INTO sessions.facts (room_name, id, body)
                    SELECT room_name, id || i, jsonb_set(body, '{id}', to_jsonb(id || i))
                    FROM sessions.facts, generate_series(1, 4999) AS i WHERE room_name = $1
                    """, script.room);
        });

        List<SessionFact> ends = full.stream()
                .<SessionFact>map(script -> new RoomFinished(
                        "end", RoomScript.BEGIN.plusSeconds(9), script.room, Provenance.OBSERVED, script.sid))
                .toList();
        assertThat(writer.store(ends).await().atMost(PATIENCE)).isEmpty();

        assertThat(rows.text(
                        "SELECT count(*) || ' in ' || count(DISTINCT xmin::text) FROM sessions.facts"
                                + " WHERE id = 'end' AND room_name = ANY($1)",
                        (Object) full.stream().map(script -> script.room).toArray(String[]::new)))
                .as("facts and transactions")
                .isEqualTo("5 in 2");
    }

    private static List<SessionFact> reports(String userId, RoomScript script, int count) {
        return IntStream.range(0, count)
                .<SessionFact>mapToObj(i -> new StartReported(
                        userId + ":" + i + ":start",
                        RoomScript.BEGIN.plusSeconds(i),
                        script.room,
                        Provenance.REPORTED,
                        userId,
                        null,
                        RoomScript.BEGIN.plusSeconds(i)))
                .toList();
    }

    private static ValidatableResponse note(String token, RoomScript script) {
        return report(token, "{\"notes\": \"one more\"}", script);
    }

    private static ValidatableResponse report(String token, String body, RoomScript script) {
        return given().auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .body(body)
                .patch("/api/coaching/sessions/{id}", script.sessionId)
                .then();
    }

    /** Comes in waves, each with a neighbour behind it; the rooms of those. */
    private List<String> flood(RoomScript script) {
        int before = script.webhooks().size();
        IntStream.range(0, EVENTS).forEach(i -> script.joined("guest-" + i % 7, "PA_" + UUID.randomUUID(), 2 + i % 50));
        List<String> neighbours = new ArrayList<>();
        for (int first = before; first < before + EVENTS; first += WAVE) {
            events.liveKit(script.room, script.webhooks().subList(first, first + WAVE));
            RoomScript neighbour = new RoomScript().started().joined("demo-free", "PA_" + UUID.randomUUID(), 1);
            events.liveKit(neighbour.room, neighbour.webhooks());
            neighbours.add(neighbour.room);
        }
        return neighbours;
    }

    private String wasKeptBefore(String room, String otherRoom) {
        String last = "(SELECT max(received_at) FROM sessions.facts WHERE room_name = %s)";
        return rows.text("SELECT " + last.formatted("$1") + " < " + last.formatted("$2"), room, otherRoom);
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
