package io.coachingcalls.system;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Last of all: in everything that the system has said, sent and kept while all other tests ran there is no secret of its
 * own, no token and no TURN password.
 */
@Order(Integer.MAX_VALUE)
@ExtendWith(SystemUnderTest.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SecretsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final List<String> SERVICES =
            List.of("call-service", "session-service", "webhook-ingest", "recording-service");

    /** They say which key, and open nothing. */
    private static final Set<String> NAMES_OF_KEYS = Set.of("livekitKey", "s3AccessKey");

    private final RunningSystem system;
    private final String room;

    private JsonNode addresses;
    private Map<String, String> secrets;
    private SecretScan scan;

    SecretsIT(RunningSystem system) {
        this.system = system;
        this.room = "call-" + UUID.randomUUID().toString().replace("-", "");
    }

    /** Something of each kind, if this test runs by itself: a call with its tokens, an event, a dead letter. */
    @BeforeAll
    void leaveTraces() {
        system.ensureUp();
        addresses = system.addresses();
        secrets = secrets();
        create(system.token("studio")).then().statusCode(200);
        webhook("{\"event\": \"room_started\", \"id\": \"EV_" + room + "\", \"room\": {\"sid\": \"RM_1\", \"name\": \""
                + room + "\", \"turnPassword\": \"hidden\"}}");
        webhook("{\"event\": \"room_started\", \"id\": \"EV_broken_" + room + "\", \"turnPassword\": \"hidden\"");
        await().atMost(PATIENCE).until(() -> EventLog.of(addresses, "livekit.events.v1.dlq").stream()
                .anyMatch(letter -> letter.value().contains("EV_broken_" + room)));
    }

    @BeforeEach
    void beginAnew() {
        scan = new SecretScan(secrets);
    }

    @Test
    void shouldStandInNoLog() throws IOException {
        List<Path> logs = filesIn(system.data().resolve("logs"));
        logs.addAll(filesIn(Path.of(System.getProperty("calls.root"), "system-tests/target/failsafe-reports")));

        assertThat(logs).extracting(log -> log.getFileName().toString()).contains("call-service.log", "livekit.log");
        for (Path log : logs) {
            // What is no text is looked at byte for byte
            scan.look(log.getFileName().toString(), Files.readString(log, StandardCharsets.ISO_8859_1));
        }
        assertNothingFound();
    }

    @Test
    void shouldStandInNoEventAndNoDeadLetter() {
        assertThat(EventLog.topics(addresses))
                .contains("livekit.events.v1", "livekit.events.v1.dlq", "calls.events.v1");
        for (String topic : EventLog.topics(addresses)) {
            EventLog.forEach(addresses, topic, event -> {
                scan.look(topic, String.valueOf(event.key()));
                scan.look(topic, String.valueOf(event.value()));
                event.headers()
                        .forEach(header -> scan.look(
                                topic + " " + header.key(), new String(header.value(), StandardCharsets.UTF_8)));
            });
        }
        assertNothingFound();
    }

    @Test
    void shouldStandInNoRow() throws SQLException {
        for (String service : SERVICES) {
            try (Connection database = system.database(service);
                    Statement tables = database.createStatement();
                    Statement rows = database.createStatement();
                    var names = tables.executeQuery("""
                        SELECT format('%I.%I', schemaname, tablename) FROM pg_tables
                        WHERE has_schema_privilege(schemaname, 'USAGE')
                        AND schemaname NOT IN ('pg_catalog', 'information_schema')\
                        """)) {
                while (names.next()) {
                    try (var row = rows.executeQuery("SELECT t::text FROM " + names.getString(1) + " t")) {
                        while (row.next()) {
                            scan.look(names.getString(1), row.getString(1));
                        }
                    }
                }
            }
        }
        assertNothingFound();
    }

    @Test
    void shouldStandInNoMetricAndNoHealth() {
        for (String service : SERVICES) {
            for (String path : List.of("/q/metrics", "/q/health")) {
                Response answer = given().get(
                                addresses.at("/services/" + service + "/url").asText() + path);

                assertThat(answer.statusCode()).isEqualTo(200);
                scan.look(service + path, answer.asString());
            }
        }
        assertNothingFound();
    }

    @Test
    void shouldStandInNoErrorNotEvenTheCallersOwn() {
        String gateway = system.gateway();
        String token = system.token("free");
        List<Response> errors = List.of(
                create(token + "x"),
                create(LiveKitApi.of(addresses).joinToken(room, "sam")),
                as(token).body("{\"callType\": ").post(gateway + "/api/fred/call"),
                as(token).body("{\"room\": \"" + token + "\"}").post(gateway + "/api/livekit/token"),
                as(token).get(gateway + "/api/coaching/sessions/" + UUID.randomUUID()),
                as(token).get(gateway + "/api/coaching/recordings/" + room),
                as(token).post(gateway + "/api/admin/sessions/cleanup"),
                given().header("Authorization", token).body("{}").post(gateway + "/api/livekit/webhook"),
                given().header("Authorization", "Bearer " + token).body("{}").post(gateway + "/api/livekit/webhook"));

        errors.forEach(error -> {
            assertThat(error.statusCode()).isBetween(400, 499);
            scan.look("answer " + error.statusCode(), error.asString() + error.headers());
        });
        assertNothingFound();
    }

    private void assertNothingFound() {
        assertThat(scan.findings()).isEmpty();
        assertThat(scan.characters()).as("characters that were looked at").isGreaterThan(100);
    }

    private Response create(String token) {
        return as(token)
                .body("{\"callType\": \"on-demand\", \"coachId\": \"demo-coach\"}")
                .post(system.gateway() + "/api/fred/call");
    }

    private static RequestSpecification as(String token) {
        return given().contentType(ContentType.JSON).auth().oauth2(token);
    }

    private void webhook(String body) {
        LiveKitApi.of(addresses).webhook(system.gateway(), body).then().statusCode(200);
    }

    /** Those the system made for itself. */
    private Map<String, String> secrets() {
        JsonNode file;
        try {
            file = RunningSystem.json(Files.readString(system.data().resolve("secrets.json")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> found = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : file.properties()) {
            if (entry.getValue().isTextual() && !NAMES_OF_KEYS.contains(entry.getKey())) {
                found.put(entry.getKey(), entry.getValue().asText());
            }
        }
        file.required("databasePasswords")
                .properties()
                .forEach(password -> found.put(
                        "database password of " + password.getKey(),
                        password.getValue().asText()));
        assertThat(found).hasSizeGreaterThanOrEqualTo(11).allSatisfy((name, secret) -> assertThat(secret)
                .hasSizeGreaterThanOrEqualTo(32));
        return found;
    }

    private static List<Path> filesIn(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return new ArrayList<>();
        }
        try (Stream<Path> files = Files.walk(directory)) {
            return new ArrayList<>(files.filter(Files::isRegularFile).toList());
        }
    }
}
