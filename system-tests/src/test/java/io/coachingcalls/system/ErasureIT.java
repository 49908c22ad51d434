package io.coachingcalls.system;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.lessThan;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A call that was held, recorded and written down is erased: nothing of it is left anywhere, and nothing comes back. */
@ExtendWith(SystemUnderTest.class)
class ErasureIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<String> SERVICES =
            List.of("call-service", "session-service", "webhook-ingest", "recording-service");
    private static final String LIVEKIT_EVENTS = "livekit.events.v1";
    private static final List<String> TOPICS = List.of(LIVEKIT_EVENTS, "calls.events.v1");

    /** In everything that is written in the call, and nowhere else. */
    private final String said = "giraffe-" + UUID.randomUUID();

    private final RunningSystem system;
    private String gateway;
    private String founder;
    private JsonNode call;
    private String room;
    private String session;

    ErasureIT(RunningSystem system) {
        this.system = system;
    }

    @BeforeEach
    void signIn() {
        system.ensureUp();
        gateway = system.gateway();
        founder = system.token("free");
    }

    /** The bucket hangs, and recording-service dies over it: the erasure waits, and ends. */
    @Test
    void shouldLeaveNothingOfACallThoughTheBucketHangsAndAServiceDies() throws Exception {
        holdACall();
        assertThat(traces()).as("what there is to erase").hasSizeGreaterThan(10);
        List<ConsumerRecord<String, String>> history = records();

        JsonNode erasure = eraseWhileTheBucketHangs();

        assertThat(traces()).as("what is left").isEmpty();
        assertThat(erasure.at("/removed/recording-service/objects").asInt()).isPositive();
        assertThat(erasure.at("/removed/recording-service/transcript_segments").asInt())
                .isEqualTo(1);
        assertThat(erasure.at("/removed/call-service/calls").asInt()).isEqualTo(1);
        assertReceipt(erasure);

        assertThat(history).hasSizeGreaterThan(8);
        replay(history);

        assertThat(traces()).as("what came back").isEmpty();
        as(founder).get(gateway + "/api/coaching/sessions/" + session).then().statusCode(404);
        as(founder).get(gateway + "/api/coaching/transcripts/" + room).then().statusCode(404);
    }

    private void holdACall() {
        call = post("/api/fred/call", Map.of("callType", "on-demand"));
        room = call.required("room").asText();
        session = call.required("sessionId").asText();
        String token = post("/api/livekit/token", Map.of("room", room))
                .required("token")
                .asText();
        Robots.hold(call.required("url").asText(), new Robots.Plan("founder", token, 440, 0, 4));
        post(
                "/api/coaching/transcripts/" + room,
                Map.of(
                        "segments",
                        List.of(Map.of("segmentId", "1", "text", said, "startMs", 0, "endMs", 900, "final", true))));
        post("/api/coaching/chat/" + room, Map.of("message", said));
        post(
                "/api/fred/call/summary",
                Map.of(
                        "roomName",
                        room,
                        "callType",
                        "on-demand",
                        "transcript",
                        List.of(Map.of(
                                "speaker",
                                "founder",
                                "text",
                                "I will send the " + said + " to everybody by Friday."))));
        await().atMost(PATIENCE)
                .until(
                        () -> get("/api/coaching/recordings/" + room)
                                .required("state")
                                .asText(),
                        "ready"::equals);
        await().atMost(PATIENCE)
                .until(
                        () -> get("/api/coaching/sessions/" + session),
                        detail -> detail.toString().contains(said)
                                && detail.required("status").asText().equals("completed"));
    }

    private JsonNode eraseWhileTheBucketHangs() {
        ProcessHandle s3 = system.process("s3").orElseThrow();
        String location;
        Signals.hang(s3);
        try {
            location = as(founder)
                    .delete(gateway + "/api/coaching/sessions/" + session)
                    .then()
                    .statusCode(202)
                    .extract()
                    .header("Location");
            await().atMost(PATIENCE)
                    .until(() -> get(location).required("waiting_for").toString(), "[\"recording-service\"]"::equals);
            assertThat(get(location).required("receipt").isNull()).isTrue();
            assertThat(system.service("recording-service").destroyForcibly()).isTrue();
        } finally {
            Signals.goOn(s3);
        }
        await().atMost(PATIENCE).until(() -> get(location).required("state").asText(), "erased"::equals);
        return get(location);
    }

    /** Every place that knows the room, its session's id or what was said; but for the erasure's own row. */
    private List<String> traces() throws SQLException, IOException {
        List<String> traces = new ArrayList<>();
        for (String service : SERVICES) {
            try (Connection database = system.database(service)) {
                for (String table : tables(database)) {
                    boolean isErasure = table.equals("sessions.erasures");
                    long rows = count(
                            database,
                            "SELECT count(*) FROM " + table + " t WHERE t::text LIKE ANY (ARRAY[?, ?, ?])",
                            like(room),
                            like(said),
                            isErasure ? like(said) : like(session));
                    if (rows > 0) {
                        traces.add(table);
                    }
                }
            }
        }
        try (Stream<Path> files = Files.walk(system.data().resolve("s3"))) {
            files.map(Path::toString).filter(path -> path.contains(room)).forEach(traces::add);
        }
        return traces;
    }

    private static List<String> tables(Connection database) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (var rows = database.createStatement().executeQuery("""
                SELECT table_schema || '.' || table_name FROM information_schema.tables
                WHERE table_schema NOT IN ('pg_catalog', 'information_schema') AND table_type = 'BASE TABLE'
                """)) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        assertThat(tables).isNotEmpty();
        return tables;
    }

    /** All that was ever told of the room, in the order of its telling. */
    private List<ConsumerRecord<String, String>> records() {
        return TOPICS.stream()
                .flatMap(topic -> EventLog.of(system.addresses(), topic).stream())
                .filter(record -> room.equals(record.key()))
                .toList();
    }

    /** Tells it all again, and waits until all who read it have. */
    private void replay(List<ConsumerRecord<String, String>> history) throws Exception {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", system.addresses().required("kafka").asText());
        Map<TopicPartition, Long> ends = new HashMap<>();
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            for (ConsumerRecord<String, String> record : history) {
                RecordMetadata told = producer.send(new ProducerRecord<>(
                                record.topic(), null, record.key(), record.value(), record.headers()))
                        .get();
                ends.put(new TopicPartition(told.topic(), told.partition()), told.offset() + 1);
            }
        }
        try (Admin admin = Admin.create(settings)) {
            await().atMost(PATIENCE).until(() -> haveRead(admin, "session-service", ends));
            await().atMost(PATIENCE).until(() -> haveRead(admin, "recording-service", ends));
            ends.keySet().removeIf(partition -> !partition.topic().equals(LIVEKIT_EVENTS));
            await().atMost(PATIENCE).until(() -> haveRead(admin, "call-service", ends));
        }
        // Created, joined, left and finished at the very least
        assertThat(ignoredErased("session-service")).isGreaterThanOrEqualTo(4);
        assertThat(ignoredErased("recording-service")).isGreaterThanOrEqualTo(4);
    }

    private static boolean haveRead(Admin admin, String group, Map<TopicPartition, Long> ends) throws Exception {
        Map<TopicPartition, OffsetAndMetadata> read = admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get();
        return ends.entrySet().stream()
                .allMatch(end ->
                        read.containsKey(end.getKey()) && read.get(end.getKey()).offset() >= end.getValue());
    }

    private double ignoredErased(String service) {
        String url = system.addresses()
                .required("services")
                .required(service)
                .required("url")
                .asText();
        return given().get(url + "/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith("facts_of_erased_rooms_total"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    /** Ed25519 makes the same signature of the same text each time. */
    private void assertReceipt(JsonNode erasure) throws IOException, GeneralSecurityException {
        String[] receipt = erasure.required("receipt").asText().split("\\.");
        String key = RunningSystem.json(Files.readString(system.data().resolve("secrets.json")))
                .required("receiptKey")
                .asText();
        var signature = Signature.getInstance("Ed25519");
        signature.initSign(KeyFactory.getInstance("Ed25519")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(key))));
        signature.update((receipt[0] + "." + receipt[1]).getBytes(StandardCharsets.UTF_8));
        assertThat(Base64.getUrlDecoder().decode(receipt[2])).isEqualTo(signature.sign());
        JsonNode claims =
                RunningSystem.json(new String(Base64.getUrlDecoder().decode(receipt[1]), StandardCharsets.UTF_8));
        assertThat(claims.required("session_id").asText()).isEqualTo(session);
        assertThat(claims.required("removed")).isEqualTo(erasure.required("removed"));
        assertThat(claims.required("fades")).hasSize(4);
        assertThat(claims.toString()).doesNotContain(room, said, "demo-free");
    }

    private JsonNode post(String path, Map<String, ?> body) {
        return RunningSystem.json(as(founder)
                .body(body)
                .post(gateway + path)
                .then()
                .statusCode(lessThan(300))
                .extract()
                .asString());
    }

    private JsonNode get(String path) {
        return RunningSystem.json(
                as(founder).get(gateway + path).then().statusCode(200).extract().asString());
    }

    private static RequestSpecification as(String token) {
        return given().contentType(ContentType.JSON).auth().oauth2(token);
    }

    private static String like(String text) {
        return "%" + text + "%";
    }

    private static long count(Connection database, String sql, String... parameters) throws SQLException {
        try (var statement = database.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setString(i + 1, parameters[i]);
            }
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }
}
