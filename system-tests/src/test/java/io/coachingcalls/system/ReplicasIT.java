package io.coachingcalls.system;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.restassured.http.ContentType;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Three session-services at once. The one that is in the middle of a sweep is killed; every effect is seen once. */
@ExtendWith(SystemUnderTest.class)
// Leaves it down, as those that come next want it
@Order(Integer.MAX_VALUE - 10)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReplicasIT {

    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final int SESSIONS = 10;

    private static final Map<String, String> SETTINGS = Map.of(
            "RECONCILE_EVERY",
            "2s",
            "RECONCILE_MISSES",
            "1",
            "STALE_EVERY",
            "2s",
            // The least that a broker allows: partitions of the killed one soon go to another
            "KAFKA_SESSION_TIMEOUT_MS",
            "6000");

    private final RunningSystem system;
    private List<Replica> replicas = List.of();
    private Connection database;

    ReplicasIT(RunningSystem system) {
        this.system = system;
    }

    @BeforeAll
    void replaceTheSystemsOwn() throws SQLException {
        system.ensureUp();
        system.run("stop", "session-service").orFail();
        database = system.database("session-service");
    }

    @BeforeEach
    void startThree() {
        replicas = Stream.of("replica-1", "replica-2", "replica-3")
                .map(name -> Replica.start(system, "session-service", name, SETTINGS))
                .toList();
        replicas.forEach(Replica::awaitReady);
    }

    @AfterEach
    void endThem() {
        replicas.forEach(Replica::close);
    }

    @AfterAll
    void giveTheSystemItsOwnBack() throws SQLException {
        database.close();
        system.down();
    }

    @Test
    void shouldCloseEachStaleSessionOnceWhenAReplicaDiesCleaningUp() throws SQLException {
        List<String> rooms;
        try (Connection gate = system.database("session-service");
                Connection obstacle = system.database("session-service")) {
            hold(gate, "SELECT FROM sessions.sweeps WHERE name = 'stale' FOR UPDATE");
            rooms = IntStream.range(0, SESSIONS)
                    .mapToObj(i -> forgottenSession())
                    .toList();
            hold(obstacle, "SELECT pg_advisory_xact_lock(hashtextextended('sessions." + rooms.getFirst() + "', 0))");
            gate.rollback();

            kill(whoWaits("advisory"));
            obstacle.rollback();
        }

        for (String room : rooms) {
            await().atMost(PATIENCE).until(() -> statusOf(room).equals("completed"));
            assertThat(text(
                            "SELECT count(*) FROM sessions.facts WHERE body ->> 'type' = 'stale_closed' AND room_name = ?",
                            room))
                    .isEqualTo("1");
            // Told after the row is there
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(loggedBySomebody("stale session closed:", "room=" + room + " "))
                            .isEqualTo(1));
        }
    }

    @Test
    void shouldMakeALostEndGoodOnceWhenAReplicaDiesAfterPublishingIt() throws SQLException {
        var call = given().contentType(ContentType.JSON)
                .auth()
                .oauth2(system.token("studio"))
                .body("{\"callType\": \"on-demand\"}")
                .post(system.gateway() + "/api/fred/call")
                .then()
                .statusCode(200)
                .extract()
                .as(LifecycleIT.Call.class);
        try (Guest guest = call.join()) {
            await().atMost(PATIENCE).until(() -> statusOf(call.room()).equals("in_progress"));
            system.run("stop", "webhook-ingest").orFail();
            try (Connection gate = system.database("session-service");
                    Connection obstacle = system.database("session-service")) {
                hold(gate, "SELECT FROM sessions.sweeps WHERE name = 'reconcile' FOR UPDATE");
                given().auth()
                        .oauth2(system.token("studio"))
                        .delete(system.gateway() + "/api/fred/call/" + call.room())
                        .then()
                        .statusCode(204);
                await().atMost(PATIENCE)
                        .until(() -> guest.told("disconnected").findAny().isPresent());
                hold(obstacle, "LOCK TABLE sessions.reconcile_misses IN SHARE MODE");
                gate.rollback();

                // What it published is known; what it counted is not
                await().atMost(PATIENCE).until(() -> statusOf(call.room()).equals("completed"));
                kill(whoWaits("relation"));
                obstacle.rollback();
            }
            String sweptAt = text("SELECT last_at FROM sessions.sweeps WHERE name = 'reconcile'");
            await().atMost(PATIENCE).until(() -> !text("SELECT last_at FROM sessions.sweeps WHERE name = 'reconcile'")
                    .equals(sweptAt));
        } finally {
            system.run("start", "webhook-ingest").orFail();
        }

        String id = "rec:" + text("SELECT room_sid FROM sessions.coaching_sessions WHERE room_name = ?", call.room())
                + ":finished";
        assertThat(text("SELECT count(*) FROM sessions.facts WHERE id = ?", id)).isEqualTo("1");
        assertThat(loggedBySomebody("a lost event is made good:", "id=" + id)).isEqualTo(1);
        assertThat(text(
                        "SELECT count(*) FROM sessions.video_participants p JOIN sessions.coaching_sessions s "
                                + "ON s.id = p.session_id WHERE p.left_at IS NOT NULL AND room_name = ?",
                        call.room()))
                .isEqualTo("1");
    }

    /** Its client said three hours ago that it began, and nothing since. */
    private String forgottenSession() {
        String room = "call-" + UUID.randomUUID().toString().replace("-", "");
        Instant longAgo = Instant.now().minus(Duration.ofHours(3));
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of(
                        "bootstrap.servers", system.addresses().at("/kafka").asText()),
                new StringSerializer(),
                new StringSerializer())) {
            producer.send(new ProducerRecord<>("calls.events.v1", room, """
                            {"type": "call.created", "id": "%1$s:created", "time": "%2$s", "room": "%1$s", "terms": {
                             "ownerId": "forgetful", "callType": "on-demand", "participants": [], "maxDurationSeconds": 600}}
                            """.formatted(room, longAgo)))
                    .get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        await().atMost(PATIENCE).until(() -> statusOf(room).equals("scheduled"));
        given().contentType(ContentType.JSON)
                .auth()
                .oauth2(Replica.token("forgetful"))
                .body("{\"status\": \"in_progress\", \"started_at\": \"" + longAgo + "\"}")
                .patch(replicas.getFirst().url() + "/api/coaching/sessions/"
                        + text("SELECT id FROM sessions.coaching_sessions WHERE room_name = ?", room))
                .then()
                .statusCode(200);
        return room;
    }

    /** The replica that waits for a lock of this kind: it is in the middle of its sweep. */
    private Replica whoWaits(String lock) {
        String name = await().atMost(PATIENCE)
                .until(
                        () -> text(
                                "SELECT a.application_name FROM pg_locks l JOIN pg_stat_activity a USING (pid) "
                                        + "WHERE NOT l.granted AND l.locktype = ?",
                                lock),
                        found -> !found.isEmpty());
        return replicas.stream()
                .filter(replica -> replica.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static void kill(Replica replica) {
        replica.kill();
        assertThat(replica.process().exitValue()).isEqualTo(128 + 9);
    }

    private long loggedBySomebody(String what, String about) {
        return replicas.stream()
                .flatMap(replica -> replica.logLines(what).stream())
                .filter(line -> line.contains(about))
                .count();
    }

    private String statusOf(String room) {
        return text("SELECT status FROM sessions.coaching_sessions WHERE room_name = ?", room);
    }

    /** The first column of the first row; empty without one. */
    private String text(String sql, String... parameters) {
        try (var statement = database.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setString(i + 1, parameters[i]);
            }
            try (var rows = statement.executeQuery()) {
                return rows.next() ? rows.getString(1) : "";
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void hold(Connection connection, String sql) throws SQLException {
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
