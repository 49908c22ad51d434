package io.coachingcalls.system.faults;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import com.fasterxml.jackson.databind.JsonNode;
import io.coachingcalls.system.EventLog;
import io.coachingcalls.system.Replica;
import io.coachingcalls.system.RunningSystem;
import io.coachingcalls.system.Scale;
import io.coachingcalls.system.SystemUnderTest;
import io.restassured.http.ContentType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Three replicas of every service with a schedule, all at it at once: what a sweep does is done once. */
@ExtendWith(SystemUnderTest.class)
class SchedulersIT {

    private static final int REPLICAS = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final List<String> TOPICS = List.of("calls.events.v1", "livekit.events.v1");

    private final RunningSystem system;
    private final Random random = new Random(Scale.seed());
    private JsonNode status;
    private Fleet fleet;

    SchedulersIT(RunningSystem system) {
        this.system = system;
    }

    /** Their sweeps come as often as they can, so that they meet. */
    @BeforeEach
    void replaceTheSystemsOwn() {
        system.ensureUp();
        status = system.status();
        fleet = Fleet.start(
                system,
                REPLICAS,
                Map.of(
                        "RECONCILE_EVERY", "1s",
                        "RECONCILE_MISSES", "2",
                        "STALE_EVERY", "1s",
                        "DEADLINE_EVERY", "0.3s",
                        "ANNOUNCE_EVERY", "0.3s",
                        "SETTLED_EVERY", "0.3s",
                        "RECORDING_RECONCILE_EVERY", "1s",
                        "RECORDING_RECONCILE_AFTER", "2s",
                        "RECORDING_RECONCILE_MISSES", "2"),
                "call-service",
                "session-service",
                "recording-service");
    }

    @AfterEach
    void giveTheSystemItsOwnBack() {
        fleet.close();
    }

    @Test
    void shouldDoEachThingOnceWithThreeReplicasOfEverySchedule() {
        int calls = Scale.of(8, 60);
        List<String> rooms = new ArrayList<>();
        Aftermath aftermath;
        try (var sender = LiveKitSender.through(status)) {
            for (int i = 0; i < calls; i++) {
                String room = createCall();
                rooms.add(room);
                // Nobody tells that the last one left, nor that the room is closed
                SyntheticCall call = SyntheticCall.of(room, random);
                call.webhooks().subList(0, call.webhooks().size() - 2).forEach(sender::send);
            }
            sender.awaitSettled();
            assertThat(sender.lost()).isEmpty();
            aftermath = Aftermath.of(system, sender).assertNothingLost();
        }

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(typesOf(rooms).values())
                .allSatisfy(types -> assertThat(types).contains("call.created", "session.completed")));
        Map<String, Integer> events = timesOf(rooms);
        assertThat(events).hasSizeGreaterThanOrEqualTo(calls);
        assertThat(events)
                .allSatisfy((event, times) -> assertThat(times).as(event).isEqualTo(1));
        aftermath.report(
                "15",
                "three replicas of call-, session- and recording-service, whose sweeps come every second or sooner; the ends"
                        + " of %d calls are never told".formatted(calls),
                "each of the %d events that the sweeps published was published once".formatted(events.size()));
    }

    private String createCall() {
        return given().contentType(ContentType.JSON)
                .auth()
                .oauth2(Replica.token("somebody"))
                .body("{\"callType\": \"on-demand\", \"coachId\": \"coach-of-somebody\"}")
                .post(fleet.anyOf("call-service") + "/api/fred/call")
                .then()
                .statusCode(200)
                .extract()
                .path("room");
    }

    /** Of what was published about each room. */
    private Map<String, List<String>> typesOf(List<String> rooms) {
        Map<String, List<String>> types = new HashMap<>();
        rooms.forEach(room -> types.put(room, new ArrayList<>()));
        EventLog.of(status, TOPICS.getFirst()).forEach(event -> types.getOrDefault(event.key(), new ArrayList<>())
                .add(RunningSystem.json(event.value()).path("type").asText()));
        return types;
    }

    /**
     * How often each event of a sweep is on its topic, by topic and id: the ends that were found by asking LiveKit, and
     * that a session is settled. A request's own event may be told twice, when the sweep that would make it good thinks
     * the request too slow.
     */
    private Map<String, Integer> timesOf(List<String> rooms) {
        Map<String, Integer> times = new HashMap<>();
        for (String topic : TOPICS) {
            EventLog.of(status, topic).stream()
                    .filter(event -> rooms.contains(event.key()))
                    .map(event -> RunningSystem.json(event.value()).path("id").asText())
                    .filter(id -> id.startsWith("rec:") || id.contains(":completed:"))
                    .map(id -> topic + " " + id)
                    .forEach(event -> times.merge(event, 1, Integer::sum));
        }
        return Collections.unmodifiableMap(times);
    }
}
