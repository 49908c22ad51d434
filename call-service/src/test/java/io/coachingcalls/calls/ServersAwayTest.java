package io.coachingcalls.calls;

import static io.coachingcalls.calls.testing.Http.CALLS;
import static io.coachingcalls.calls.testing.Http.ON_DEMAND;
import static io.coachingcalls.calls.testing.Http.as;
import static io.coachingcalls.calls.testing.Http.askForToken;
import static io.coachingcalls.calls.testing.Http.assertProblem;
import static io.coachingcalls.calls.testing.Http.create;
import static io.coachingcalls.calls.testing.Http.createdRoom;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

import io.coachingcalls.calls.testing.Database;
import io.coachingcalls.calls.testing.EventLog;
import io.coachingcalls.calls.testing.ServersBehindDoors;
import io.coachingcalls.embedded.testing.EmbeddedLiveKit;
import io.coachingcalls.embedded.testing.TestTokens;
import io.coachingcalls.events.CloudEvents;
import io.coachingcalls.events.Topics;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

@QuarkusTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@WithTestResource(ServersBehindDoors.class)
@WithTestResource(EmbeddedLiveKit.class)
class ServersAwayTest {

    @Test
    @Order(1)
    void shouldMakeAndEndCallsAndAnnounceThemWhenKafkaIsBack() throws Exception {
        // The first request of a JVM says nothing about how long one takes
        create(TestTokens.studio(), ON_DEMAND).then().statusCode(200);

        long start = System.nanoTime();
        Response made = create(TestTokens.studio(), ON_DEMAND);
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        String room = made.path("room");

        made.then().statusCode(200);
        assertThat(took).isLessThan(Duration.ofSeconds(3));
        as(TestTokens.studio()).delete(CALLS + "/" + room).then().statusCode(204);
        given().get("/q/health/ready").then().statusCode(200);
        given().get("/q/health/live").then().statusCode(200);
        assertThat(Database.countOfCalls("room = ? AND announced_revision = 0", room))
                .isEqualTo(1);

        ServersBehindDoors.openKafka();

        await().atMost(Duration.ofSeconds(60))
                .until(() -> Database.countOfCalls("room = ? AND announced_revision = 2", room) == 1);
        await().atMost(Duration.ofSeconds(10))
                .until(() -> Database.count("calls.recording_attempts WHERE room = ? AND announced_revision = 1", room)
                        == 1);
        List<String> types = EventLog.records(Topics.CALLS_EVENTS, room).stream()
                .map(record -> EventLog.header(record, CloudEvents.TYPE))
                .distinct()
                .toList();
        assertThat(types).containsExactlyInAnyOrder("call.created", "call.ended", "recording.requested");
    }

    @Test
    @Order(2)
    void shouldWaitForTheDatabaseAndLoseNothing() throws Exception {
        String room = createdRoom(TestTokens.studio(), ON_DEMAND);
        ServersBehindDoors.shutDatabase();

        assertProblem(create(TestTokens.studio(), ON_DEMAND), 503, "database_unavailable");
        assertProblem(as(TestTokens.studio()).get(CALLS + "/" + room), 503, "database_unavailable");
        assertProblem(askForToken(TestTokens.studio(), room), 503, "database_unavailable");
        given().get("/q/health/ready").then().statusCode(503);
        for (String event : List.of("call-02-participant_joined", "call-08-room_finished")) {
            EventLog.send(
                    Topics.LIVEKIT_EVENTS,
                    room,
                    captured(event).replace("capture-room", room).getBytes(UTF_8));
        }
        Thread.sleep(3_000);
        given().get("/q/health/live").then().statusCode(200);

        ServersBehindDoors.openDatabase();

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertProblem(askForToken(TestTokens.studio(), room), 409, "call_over"));
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> given().get("/q/health/ready").then().statusCode(200));
    }

    private static String captured(String event) throws IOException {
        try (var file = ServersAwayTest.class.getResourceAsStream("/events/livekit/" + event + ".json")) {
            return new String(file.readAllBytes(), UTF_8);
        }
    }
}
