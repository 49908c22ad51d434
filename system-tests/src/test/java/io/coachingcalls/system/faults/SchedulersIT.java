package io.coachingcalls.system.faults;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;

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

    /** Between the beginnings of two rounds that are to come every second. */
    private static final Duration LEAST_ROUND = Duration.ofMillis(900);

    private static final String CALL_EVENTS = "calls.events.v1";
    private static final List<String> TOPICS = List.of(CALL_EVENTS, EventProducer.TOPIC);

    private final RunningSystem system;
    private final Random random = new Random(Scale.seed());
    private JsonNode addresses;
    private Fleet fleet;

    SchedulersIT(RunningSystem system) {
        this.system = system;
    }

    /** Their sweeps come as often as they can, so that they meet. */
    @BeforeEach
    void replaceTheSystemsOwn() {
        system.ensureUp();
        addresses = system.addresses();
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
        try (var sender = LiveKitSender.through(addresses)) {
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
        Map<String, List<Instant>> settled = tellings(rooms, id -> id.contains(":completed:"));
        assertThat(settled).hasSizeGreaterThanOrEqualTo(calls);
        assertThat(settled)
                .allSatisfy((event, times) -> assertThat(times).as(event).hasSize(1));
        Map<String, List<Instant>> ends =
                tellings(rooms, id -> id.startsWith("rec:") && (id.endsWith(":finished") || id.endsWith(":left")));
        assertThat(ends).hasSizeGreaterThanOrEqualTo(calls);
        assertThat(ends).allSatisfy(SchedulersIT::assertFromDifferentRounds);
        aftermath.report(
                "15",
                "three replicas of call-, session- and recording-service, whose sweeps come every second or sooner; the ends"
                        + " of %d calls are never told".formatted(calls),
                "each of the %d ends was told once in its round, each of the %d settled sessions once"
                        .formatted(ends.size(), settled.size()));
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
        EventLog.forEach(addresses, CALL_EVENTS, event -> {
            if (types.containsKey(event.key())) {
                types.get(event.key())
                        .add(RunningSystem.json(event.value()).path("type").asText());
            }
        });
        return types;
    }

    /** When each event whose id is asked for was published, by its id. */
    private Map<String, List<Instant>> tellings(List<String> rooms, Predicate<String> isAskedFor) {
        Set<String> known = Set.copyOf(rooms);
        Map<String, List<Instant>> tellings = new HashMap<>();
        for (String topic : TOPICS) {
            EventLog.forEach(addresses, topic, event -> {
                if (event.key() != null && known.contains(event.key())) {
                    String id = RunningSystem.json(event.value()).path("id").asText();
                    if (isAskedFor.test(id)) {
                        tellings.computeIfAbsent(id, first -> new ArrayList<>())
                                .add(Instant.ofEpochMilli(event.timestamp()));
                    }
                }
            });
        }
        return tellings;
    }

    /**
     * An end is told again when nobody has read of it two rounds later: then at least one whole round lies between the two.
     * Replicas at it at the same time would tell of it within one.
     */
    private static void assertFromDifferentRounds(String event, List<Instant> tellings) {
        List<Instant> sorted = tellings.stream().sorted().toList();
        for (int i = 1; i < sorted.size(); i++) {
            assertThat(Duration.between(sorted.get(i - 1), sorted.get(i)))
                    .as("%s: %s", event, sorted)
                    .isGreaterThanOrEqualTo(LEAST_ROUND);
        }
    }
}
