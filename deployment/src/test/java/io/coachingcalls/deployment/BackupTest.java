package io.coachingcalls.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.coachingcalls.embedded.PostgresServer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scripts an operator makes roles, backs up and restores with, run against real servers. */
class BackupTest {

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
                ServiceDatabase.make(server);
            }
            ServiceDatabase.migrate(original);
            fill(original);
            Path dump = directory.resolve("coaching-calls.dump");

            String content = Tools.runScript(
                            "deployment/postgres/backup.sh", List.of(), ServiceDatabase.environmentOf(original))
                    .orFail();
            Files.write(dump, content.getBytes(StandardCharsets.ISO_8859_1));
            Tools.runScript(
                            "deployment/postgres/restore.sh",
                            List.of(dump.toString()),
                            ServiceDatabase.environmentOf(restored))
                    .orFail();

            Map<String, String> checksums = checksumsOf(original);
            assertThat(checksums).containsKeys("calls.calls", "sessions.facts", "recordings.rooms", "ingest.inbox");
            assertThat(checksums.get("sessions.facts")).startsWith("2000 ");
            assertThat(checksumsOf(restored)).isEqualTo(checksums);
            shouldStillBeItsServicesOwn(restored);
        }
    }

    /** Roles have the rights they had, on tables that come later too. */
    private static void shouldStillBeItsServicesOwn(PostgresServer server) throws SQLException {
        try (Connection sessions = ServiceDatabase.connect(server, "sessions");
                Statement statement = sessions.createStatement()) {
            assertThat(statement.executeUpdate("DELETE FROM sessions.facts WHERE id = 'EV_1'"))
                    .isEqualTo(1);
            assertThatThrownBy(() -> statement.execute("DROP TABLE sessions.facts"))
                    .hasMessageContaining("must be owner");
            assertThatThrownBy(() -> statement.executeQuery("TABLE calls.calls"))
                    .hasMessageContaining("permission denied");
        }
        try (Connection migration = ServiceDatabase.connect(server, "sessions_migrate");
                Statement statement = migration.createStatement()) {
            statement.execute("CREATE TABLE sessions.later (id INTEGER)");
        }
        try (Connection sessions = ServiceDatabase.connect(server, "sessions");
                Statement statement = sessions.createStatement()) {
            assertThat(statement.executeUpdate("INSERT INTO sessions.later VALUES (1)"))
                    .isEqualTo(1);
        }
    }

    private static void fill(PostgresServer server) throws SQLException {
        try (Connection connection = ServiceDatabase.connect(server, "postgres");
                Statement statement = connection.createStatement()) {
            for (String rows : ROWS) {
                statement.execute(rows);
            }
        }
    }

    /** Table → how many rows, and a checksum over all that is in them. */
    private static Map<String, String> checksumsOf(PostgresServer server) throws SQLException {
        Map<String, String> checksums = new TreeMap<>();
        try (Connection connection = ServiceDatabase.connect(server, "postgres");
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
}
