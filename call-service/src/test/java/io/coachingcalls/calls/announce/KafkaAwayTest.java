package io.coachingcalls.calls.announce;

import static io.coachingcalls.calls.testing.Http.CALLS;
import static io.coachingcalls.calls.testing.Http.ON_DEMAND;
import static io.coachingcalls.calls.testing.Http.as;
import static io.coachingcalls.calls.testing.Http.create;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;

import io.coachingcalls.calls.testing.Database;
import io.coachingcalls.calls.testing.EventLog;
import io.coachingcalls.calls.testing.LateKafka;
import io.coachingcalls.embedded.testing.EmbeddedLiveKit;
import io.coachingcalls.embedded.testing.TestTokens;
import io.coachingcalls.events.CloudEvents;
import io.coachingcalls.events.Topics;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(LateKafka.class)
@WithTestResource(EmbeddedLiveKit.class)
class KafkaAwayTest {

    @Test
    void shouldMakeAndEndCallsAndAnnounceThemWhenKafkaIsBack() throws Exception {
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

        LateKafka.arrive();

        await().atMost(Duration.ofSeconds(60))
                .until(() -> Database.countOfCalls("room = ? AND announced_revision = 2", room) == 1);
        List<String> types = EventLog.records(Topics.CALLS_EVENTS, room).stream()
                .map(record -> EventLog.header(record, CloudEvents.TYPE))
                .distinct()
                .toList();
        assertThat(types).containsExactly("call.created", "call.ended");
    }
}
