package io.coachingcalls.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.coachingcalls.embedded.PostgresServer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scripts an operator makes roles, backs up and restores with, run against real servers. */
class BackupTest {

    private static final String DATABASE = "coaching_calls";

    /** Service → its role and schema. */
    private static final Map<String, String> SCHEMAS = Map.of(
            "call-service", "calls",
            "session-service", "sessions",
            "recording-service", "recordings",
            "webhook-ingest", "ingest");

    private static final List<String> ROWS = List.of("""
            INSERT INTO calls.calls (room, session_id, owner_id, call_type, title, participants, opens_at,
                max_duration_seconds, created_at)
            SELECT 'call-' || n, gen_random_uuid(), 'owner-' || n, 'on-demand', 'Preis für Ü ' || n, ARRAY['a', 'b'],
                now(), 600, now() - n * interval '1 minute' FROM generate_series(1, 500) n""", """
            INSERT INTO sessions.coaching_sessions (id, room_name, status, notes, decisions, created_at)
            SELECT gen_random_uuid(), 'call-' || n, 'completed', E'first line\\nsecond: 会議 ' || n,
                jsonb_build_array('raise the price to ' || n), now() FROM generate_series(1, 500) n""", """
            INSERT INTO sessions.video_participants (id, session_id, user_id, name, kind, joined_at, join_provenance)
            SELECT gen_random_uuid(), id, 'user', 'Sam', 'person', now(), 'observed' FROM sessions.coaching_sessions""", """
            INSERT INTO sessions.facts (room_name, id, body)
            SELECT 'call-' || n % 50, 'EV_' || n, jsonb_build_object('n', n) FROM generate_series(1, 2000) n""", """
            INSERT INTO ingest.inbox (topic, headers, value)
            SELECT 'livekit.events.v1', '{}', decode(md5(n::text), 'hex') FROM generate_series(1, 100) n""");

    @TempDir
    private Path directory;

    @BeforeAll
    static void installTools() {
        Tools.install();
    }

    @Test
    void shouldRestoreEveryRowOfEveryTable() throws Exception {
        try (var original = PostgresServer.start(directory.resolve("original"));
                var restored = PostgresServer.start(directory.resolve("restored"))) {
            for (PostgresServer server : List.of(original, restored)) {
                server.ensureDatabase(DATABASE);
                Tools.runScript("deployment/postgres/roles.sh", List.of(), environmentOf(server))
                        .orFail();
            }
            migrate(original);
            fill(original);
            Path dump = directory.resolve("coaching-calls.dump");

            String content = Tools.runScript("deployment/postgres/backup.sh", List.of(), environmentOf(original))
                    .orFail();
            Files.write(dump, content.getBytes(StandardCharsets.ISO_8859_1));
            Tools.runScript("deployment/postgres/restore.sh", List.of(dump.toString()), environmentOf(restored))
                    .orFail();

            Map<String, String> checksums = checksumsOf(original);
            assertThat(checksums).containsKeys("calls.calls", "sessions.facts", "recordings.rooms", "ingest.inbox");
            assertThat(checksums.get("sessions.facts")).startsWith("2000 ");
            assertThat(checksumsOf(restored)).isEqualTo(checksums);
            shouldStillBeItsServicesOwn(restored);
        }
    }

    /** A role writes its own schema, and sees nobody else's. */
    private static void shouldStillBeItsServicesOwn(PostgresServer server) throws SQLException {
        try (Connection sessions = connect(server, "sessions");
                Statement statement = sessions.createStatement()) {
            assertThat(statement.executeUpdate("DELETE FROM sessions.facts WHERE id = 'EV_1'"))
                    .isEqualTo(1);
            assertThatThrownBy(() -> statement.executeQuery("TABLE calls.calls"))
                    .hasMessageContaining("permission denied");
        }
    }

    /** As Flyway does at a service's first start: as its role, in a schema of its own making. */
    private static void migrate(PostgresServer server) throws SQLException, IOException {
        for (Map.Entry<String, String> service : SCHEMAS.entrySet()) {
            String schema = service.getValue();
            try (Connection connection = connect(server, schema);
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE SCHEMA " + schema);
                statement.execute("SET search_path TO " + schema);
                Path migrations = Project.ROOT.resolve(service.getKey()).resolve("src/main/resources/db/migration");
                try (Stream<Path> files = Files.list(migrations)) {
                    for (Path file : files.sorted(BackupTest::byVersion).toList()) {
                        statement.execute(Files.readString(file));
                    }
                }
            }
        }
    }

    private static int byVersion(Path one, Path other) {
        return Integer.compare(versionOf(one), versionOf(other));
    }

    private static int versionOf(Path migration) {
        String name = migration.getFileName().toString();
        return Integer.parseInt(name.substring(1, name.indexOf("__")));
    }

    private static void fill(PostgresServer server) throws SQLException {
        try (Connection connection = connect(server, "postgres");
                Statement statement = connection.createStatement()) {
            for (String rows : ROWS) {
                statement.execute(rows);
            }
        }
    }

    /** Table → how many rows, and a checksum over all that is in them. */
    private static Map<String, String> checksumsOf(PostgresServer server) throws SQLException {
        Map<String, String> checksums = new TreeMap<>();
        try (Connection connection = connect(server, "postgres");
                Statement tables = connection.createStatement();
                Statement rows = connection.createStatement();
                ResultSet table = tables.executeQuery("""
                        SELECT format('%I.%I', schemaname, tablename) FROM pg_tables
                        WHERE schemaname IN ('calls', 'sessions', 'recordings', 'ingest')""")) {
            while (table.next()) {
                String name = table.getString(1);
                try (ResultSet checksum = rows.executeQuery(
                        "SELECT count(*) || ' ' || md5(coalesce(string_agg(t::text, E'\\n' ORDER BY t::text), '')) FROM "
                                + name + " t")) {
                    checksum.next();
                    checksums.put(name, checksum.getString(1));
                }
            }
        }
        return checksums;
    }

    private static Connection connect(PostgresServer server, String role) throws SQLException {
        return DriverManager.getConnection("jdbc:" + server.url(DATABASE), role, "password-of-" + role);
    }

    private static Map<String, String> environmentOf(PostgresServer server) {
        Map<String, String> environment = new TreeMap<>(Map.of(
                "PGHOST",
                "127.0.0.1",
                "PGPORT",
                String.valueOf(server.port()),
                "POSTGRES_USER",
                "postgres",
                "POSTGRES_DB",
                DATABASE));
        SCHEMAS.values()
                .forEach(role ->
                        environment.put(role.toUpperCase(Locale.ROOT) + "_DATABASE_PASSWORD", "password-of-" + role));
        return environment;
    }
}
