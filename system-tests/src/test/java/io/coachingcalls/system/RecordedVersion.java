package io.coachingcalls.system;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.coachingcalls.embedded.KafkaServer;
import io.coachingcalls.embedded.PostgresServer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.StringSerializer;
import org.flywaydb.core.Flyway;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * What an earlier version left behind, in {@code src/test/resources/earlier-version}: how far its tables were migrated, its
 * rows as {@code COPY} writes them, its topics, and what its API answered.
 */
final class RecordedVersion {

    private static final Path PROJECT = Path.of(System.getProperty("calls.root"));
    private static final Path DIRECTORY = PROJECT.resolve("system-tests/src/test/resources/earlier-version");
    private static final Path MIGRATIONS = DIRECTORY.resolve("migrations.json");
    private static final Path ANSWERS = DIRECTORY.resolve("answers.json");
    private static final String DATABASE = "coaching_calls";
    static final List<String> TOPICS = List.of("livekit.events.v1", "calls.events.v1");

    private static final Map<String, String> SCHEMAS = Map.of(
            "call-service", "calls",
            "session-service", "sessions",
            "recording-service", "recordings",
            "webhook-ingest", "ingest");

    /** Signed anew for each answer, with a secret that is in no file, and until when that is of use. */
    private static final List<String> SIGNED = List.of("url", "recording_url", "expires_at");

    private static final ObjectMapper JSON = new ObjectMapper();

    private RecordedVersion() {}

    /**
     * Keeps what the system holds, which nobody may be using meanwhile.
     *
     * @param answers by the path that was asked
     */
    static void record(RunningSystem system, Map<String, JsonNode> answers) throws IOException, SQLException {
        Files.createDirectories(DIRECTORY);
        try (Stream<Path> before = Files.list(DIRECTORY)) {
            for (Path file : before.toList()) {
                Files.delete(file);
            }
        }
        JsonNode toKeep = JSON.valueToTree(answers);
        SIGNED.forEach(field -> toKeep.findParents(field).forEach(parent -> ((ObjectNode) parent).remove(field)));
        write(ANSWERS, toKeep);
        var versions = JSON.createObjectNode();
        for (Map.Entry<String, String> schema : SCHEMAS.entrySet()) {
            try (Connection connection = asOwner(system, schema.getValue())) {
                versions.put(schema.getKey(), migratedTo(connection));
                for (String table : tables(connection)) {
                    var rows = new StringWriter();
                    if (copy(connection).copyOut("COPY " + table + " TO STDOUT", rows) > 0) {
                        Files.writeString(rows(schema.getValue(), table), rows.toString());
                    }
                }
            }
        }
        write(MIGRATIONS, versions);
        for (String topic : TOPICS) {
            var records = JSON.createArrayNode();
            EventLog.forEach(system.addresses(), topic, event -> {
                var headers = JSON.createObjectNode();
                event.headers().forEach(header -> headers.put(header.key(), new String(header.value(), UTF_8)));
                records.addObject()
                        .put("partition", event.partition())
                        .put("timestamp", event.timestamp())
                        .put("key", event.key())
                        .put("value", event.value())
                        .set("headers", headers);
            });
            write(DIRECTORY.resolve(topic + ".json"), records);
        }
    }

    /** What its API said, by the path that was asked. */
    static Map<String, JsonNode> answers() throws IOException {
        Map<String, JsonNode> answers = new LinkedHashMap<>();
        JSON.readTree(ANSWERS.toFile()).properties().forEach(answer -> answers.put(answer.getKey(), answer.getValue()));
        return answers;
    }

    /** Puts all of it where a system that has never run keeps its data. */
    static void restore(Path data) {
        try {
            restoreTables(data.resolve("postgres"));
            restoreTopics(data.resolve("kafka"));
        } catch (IOException | SQLException | ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void restoreTables(Path directory) throws IOException, SQLException {
        try (var postgres = PostgresServer.start(directory)) {
            postgres.ensureDatabase(DATABASE);
            Map<String, String> owners = SCHEMAS.values().stream()
                    .collect(Collectors.toMap(
                            RecordedVersion::owner, schema -> UUID.randomUUID().toString()));
            postgres.ensureRoles(DATABASE, owners);
            String url = "jdbc:" + postgres.url(DATABASE);
            for (Map.Entry<String, JsonNode> service :
                    JSON.readTree(MIGRATIONS.toFile()).properties()) {
                String schema = SCHEMAS.get(service.getKey());
                String owner = owner(schema);
                Flyway.configure()
                        .dataSource(url, owner, owners.get(owner))
                        .schemas(schema)
                        .createSchemas(false)
                        .locations("filesystem:"
                                + PROJECT.resolve(service.getKey()).resolve("src/main/resources/db/migration"))
                        .target(service.getValue().asText())
                        .load()
                        .migrate();
                try (Connection connection = connect(url, schema, owners.get(owner))) {
                    fill(connection, schema);
                }
            }
        }
    }

    private static void restoreTopics(Path directory) throws IOException, ExecutionException, InterruptedException {
        try (var kafka = KafkaServer.start(directory);
                var producer = new KafkaProducer<>(
                        Map.<String, Object>of("bootstrap.servers", kafka.bootstrapServers()),
                        new StringSerializer(),
                        new StringSerializer())) {
            List<Future<RecordMetadata>> sent = new ArrayList<>();
            for (String topic : TOPICS) {
                JSON.readTree(DIRECTORY.resolve(topic + ".json").toFile())
                        .forEach(event -> sent.add(producer.send(record(topic, event))));
            }
            for (Future<RecordMetadata> one : sent) {
                one.get();
            }
        }
    }

    /** A table that refers to others comes after them. */
    private static void fill(Connection connection, String schema) throws SQLException, IOException {
        Deque<String> tables = tables(connection).stream()
                .filter(table -> Files.exists(rows(schema, table)))
                .collect(Collectors.toCollection(ArrayDeque::new));
        // Some have rows from the beginning
        for (String table : tables) {
            connection.createStatement().execute("TRUNCATE " + table + " CASCADE");
        }
        int failures = 0;
        while (!tables.isEmpty()) {
            String table = tables.removeFirst();
            try (var in = Files.newInputStream(rows(schema, table))) {
                copy(connection).copyIn("COPY " + table + " FROM STDIN", in);
                failures = 0;
            } catch (SQLException e) {
                tables.addLast(table);
                failures++;
                if (failures > tables.size()) {
                    throw e;
                }
            }
        }
    }

    private static ProducerRecord<String, String> record(String topic, JsonNode event) {
        var headers = new RecordHeaders();
        event.required("headers")
                .properties()
                .forEach(header ->
                        headers.add(header.getKey(), header.getValue().asText().getBytes(UTF_8)));
        return new ProducerRecord<>(
                topic,
                event.required("partition").asInt(),
                event.required("timestamp").asLong(),
                event.required("key").asText(null),
                event.required("value").asText(),
                headers);
    }

    private static List<String> tables(Connection connection) throws SQLException {
        return strings(connection, """
                SELECT tablename FROM pg_tables
                WHERE schemaname = current_schema() AND tablename <> 'flyway_schema_history' ORDER BY 1
                """);
    }

    private static String migratedTo(Connection connection) throws SQLException {
        return strings(connection, """
                SELECT version FROM flyway_schema_history WHERE version IS NOT NULL ORDER BY installed_rank DESC LIMIT 1
                """).getFirst();
    }

    private static List<String> strings(Connection connection, String query) throws SQLException {
        List<String> strings = new ArrayList<>();
        try (ResultSet rows = connection.createStatement().executeQuery(query)) {
            while (rows.next()) {
                strings.add(rows.getString(1));
            }
        }
        return strings;
    }

    private static CopyManager copy(Connection connection) throws SQLException {
        return connection.unwrap(PGConnection.class).getCopyAPI();
    }

    private static Path rows(String schema, String table) {
        return DIRECTORY.resolve(schema + "." + table + ".copy");
    }

    private static Connection asOwner(RunningSystem system, String schema) throws SQLException {
        String url = system.databaseUrl("call-service").replaceFirst("\\?.*", "");
        return connect(url, schema, password(system, owner(schema)));
    }

    private static Connection connect(String url, String schema, String password) throws SQLException {
        Connection connection = DriverManager.getConnection(url, owner(schema), password);
        connection.setSchema(schema);
        return connection;
    }

    private static String owner(String schema) {
        return schema + "_migrate";
    }

    private static String password(RunningSystem system, String role) {
        try {
            return JSON.readTree(system.data().resolve("secrets.json").toFile())
                    .required("databasePasswords")
                    .required(role)
                    .asText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, JsonNode content) throws IOException {
        Files.writeString(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(content) + "\n");
    }
}
