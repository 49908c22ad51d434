package io.coachingcalls.recordings.room;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

import jakarta.inject.Inject;

import io.coachingcalls.embedded.testing.EmbeddedStack;
import io.coachingcalls.events.CallEvent.CallCreated;
import io.coachingcalls.events.CallEvent.CallTerms;
import io.coachingcalls.events.CallEvent.SessionCompleted;
import io.coachingcalls.events.CallType;
import io.coachingcalls.events.RoomNames;
import io.coachingcalls.events.SessionIds;
import io.coachingcalls.events.Topics;
import io.coachingcalls.recordings.EventSender;
import io.coachingcalls.recordings.Rows;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** From real Kafka into real PostgreSQL. */
@QuarkusTest
@WithTestResource(EmbeddedStack.class)
class EventConsumersTest {

    /** In bytes; 200 are for key, headers and what Kafka writes beside them. */
    private static final int LONGEST = 1_048_576 - 200;

    private static final Instant CREATED = Instant.parse("2026-11-20T10:00:00Z");

    private final String room = RoomNames.fresh();

    @Inject
    EventSender events;

    @Inject
    Rows rows;

    @Inject
    MeterRegistry metrics;

    @Test
    void shouldBeReady() {
        given().get("/q/health/ready").then().statusCode(200).body("status", is("UP"));
    }

    @Test
    void shouldKeepWhoseARoomIsWhoWasThereAndThatItIsOver() {
        events.call(new CallCreated(
                room + ":created",
                CREATED,
                room,
                new CallTerms(
                        "demo-studio", CallType.SCHEDULED, "Pricing", "demo-coach", List.of("demo-free"), null, 1800)));
        events.liveKit(room, """
            {"event":"participant_joined","id":"EV_%s","createdAt":"1795168805","room":{"sid":"RM_1","name":"%s"},
             "participant":{"sid":"PA_%s","identity":"demo-studio","name":"Sam","joinedAtMs":"1795168805250"}}
            """.formatted(room, room, room));
        events.call(new SessionCompleted(
                room + ":completed",
                CREATED.plusSeconds(90),
                room,
                SessionIds.ofRoom(room).toString(),
                "demo-studio",
                CallType.SCHEDULED,
                "completed",
                CREATED.plusSeconds(5),
                CREATED.plusSeconds(60),
                55L,
                List.of(new SessionCompleted.Person("demo-studio", "Sam")),
                1));

        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(rows.room(room))
                .containsEntry("session_id", SessionIds.ofRoom(room).toString())
                .containsEntry("owner_id", "demo-studio")
                .containsEntry("coach_id", "demo-coach")
                .containsEntry("call_type", "scheduled")
                .containsEntry("status", "completed")
                .containsEntry("invited", List.of("demo-free"))
                .containsEntry("attended", List.of("demo-studio"))
                .containsEntry("attended_names", List.of("Sam")));
    }

    /** After a rollback: the version that knows it can have it replayed. */
    @Test
    void shouldKeepAnEventOfATypeThatOnlyANewerVersionKnows() {
        var kept = metrics.counter("dead.letters", "topic", Topics.CALLS_EVENTS, "cause", "UnknownEventType");
        double before = kept.count();

        events.send(
                Topics.CALLS_EVENTS,
                room,
                "{\"type\":\"call.painted\",\"colour\":\"green\"}".getBytes(StandardCharsets.UTF_8),
                "/call-service");

        await().atMost(Duration.ofSeconds(20)).until(() -> kept.count() == before + 1);
    }

    @Test
    void shouldSkipWhatItDoesNotKnowAndPutPoisonAside() {
        events.send(Topics.LIVEKIT_EVENTS, room, "{\"event\":".getBytes(StandardCharsets.UTF_8), "/livekit");
        events.liveKit(room, "{\"event\":\"room_painted\",\"id\":\"EV_2\",\"room\":{\"name\":\"%s\"}}".formatted(room));
        events.liveKit(room, """
            {"event":"room_started","id":"EV_%s","createdAt":"1795168800",
             "room":{"sid":"RM_1","name":"%s","creationTime":"1795168800"}}
            """.formatted(room, room));

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(rows.room(room)).isNotNull());
    }

    /** A record and its cause are longer than any record may be. */
    @Test
    void shouldPutThePoisonAsideThatIsAsLongAsARecordCanBe() {
        byte[] poison = new byte[LONGEST];
        Arrays.fill(poison, (byte) '{');

        events.send(Topics.LIVEKIT_EVENTS, room, poison, "/livekit");
        events.liveKit(room, """
            {"event":"room_started","id":"EV_%s","createdAt":"1795168800",
             "room":{"sid":"RM_1","name":"%s","creationTime":"1795168800"}}
            """.formatted(room, room));

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(rows.room(room)).isNotNull());
    }
}
