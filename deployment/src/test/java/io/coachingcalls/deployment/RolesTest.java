package io.coachingcalls.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

import io.coachingcalls.embedded.PostgresServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Who may do what in the database, on a real server: a service's leak is not the end of its tables, or of another's. */
class RolesTest {

    @TempDir
    private static Path directory;

    private static PostgresServer server;

    @BeforeAll
    static void makeTheTables() throws Exception {
        Tools.install();
        server = PostgresServer.start(directory.resolve("new"));
        ServiceDatabase.make(server);
        ServiceDatabase.migrate(server);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @FieldSource("io.coachingcalls.deployment.Project#SERVICES")
    void shouldLetAServiceReadAndWriteRowsAndNothingElse(String service) throws SQLException {
        String schema = ServiceDatabase.SCHEMAS.get(service);
        List<String> tables = tablesOf(server, schema);

        assertThat(tables).isNotEmpty();
        try (Connection connection = ServiceDatabase.connect(server, schema)) {
            for (String table : tables) {
                assertThat(privileges(connection, table))
                        .as(table)
                        .containsExactly("SELECT", "INSERT", "UPDATE", "DELETE");
                shouldBeRefused(connection, "TRUNCATE " + table);
                shouldBeRefused(connection, "DROP TABLE " + table);
                shouldBeRefused(connection, "ALTER TABLE " + table + " ADD COLUMN surplus TEXT");
                shouldBeRefused(connection, "ALTER TABLE " + table + " OWNER TO " + schema);
                shouldBeRefused(connection, "CREATE INDEX ON " + table + " ((1))");
            }
            shouldBeRefused(connection, "CREATE TABLE " + schema + ".surplus ()");
            shouldBeRefused(connection, "DROP SCHEMA " + schema);
            shouldBeRefused(connection, "CREATE SCHEMA surplus");
            shouldBeRefused(connection, "CREATE TABLE public.surplus ()");
            shouldBeRefused(connection, "SET ROLE " + schema + "_migrate");
        }
    }

    @ParameterizedTest
    @FieldSource("io.coachingcalls.deployment.Project#SERVICES")
    void shouldShowNeitherOfItsRolesAnotherServicesTables(String service) throws SQLException {
        String schema = ServiceDatabase.SCHEMAS.get(service);
        for (String role : List.of(schema, schema + "_migrate")) {
            try (Connection connection = ServiceDatabase.connect(server, role)) {
                for (String other : ServiceDatabase.SCHEMAS.values()) {
                    if (!other.equals(schema)) {
                        shouldBeRefused(
                                connection, "TABLE " + tablesOf(server, other).getFirst());
                        shouldBeRefused(connection, "CREATE TABLE " + other + ".surplus ()");
                    }
                }
            }
        }
    }

    @Test
    void shouldLetEveryRoleInByItsPasswordAndMakeNobodyASuperuser() throws SQLException {
        try (Connection connection = ServiceDatabase.connect(server, "postgres")) {
            assertThat(column(connection, """
                    SELECT rolname FROM pg_authid WHERE rolpassword LIKE 'SCRAM-SHA-256$%' AND rolcanlogin
                    AND NOT (rolsuper OR rolcreaterole OR rolcreatedb OR rolreplication OR rolbypassrls) ORDER BY 1"""))
                    .containsExactly(
                            "calls",
                            "calls_migrate",
                            "ingest",
                            "ingest_migrate",
                            "recordings",
                            "recordings_migrate",
                            "sessions",
                            "sessions_migrate");
        }
    }

    /** Before 21 November 2026 one role of a service did both. */
    @Test
    void shouldTakeTheTablesFromTheRoleThatRunsWhereItHasMadeThem() throws Exception {
        try (var old = PostgresServer.start(directory.resolve("old"))) {
            old.ensureDatabase(ServiceDatabase.DATABASE);
            execute(old, "postgres", "CREATE ROLE calls LOGIN");
            execute(old, "postgres", "GRANT CONNECT, CREATE ON DATABASE coaching_calls TO calls");
            execute(old, "calls", "CREATE SCHEMA calls");
            ServiceDatabase.migrate(old, "call-service", "calls");
            execute(old, "calls", "INSERT INTO calls.room_runs (sid, room) VALUES ('RM_1', 'call-1')");

            ServiceDatabase.make(old);
            ServiceDatabase.make(old);

            execute(
                    old,
                    "calls_migrate",
                    "CREATE TABLE calls.later (id INTEGER GENERATED ALWAYS AS IDENTITY, n INTEGER)");
            try (Connection connection = ServiceDatabase.connect(old, "calls")) {
                assertThat(column(connection, "SELECT room FROM calls.room_runs"))
                        .containsExactly("call-1");
                assertThat(column(connection, "INSERT INTO calls.later (n) VALUES (7) RETURNING id"))
                        .containsExactly("1");
                shouldBeRefused(connection, "DROP TABLE calls.room_runs");
                shouldBeRefused(connection, "CREATE TABLE calls.surplus ()");
                shouldBeRefused(connection, "CREATE SCHEMA surplus");
            }
        }
    }

    private static void shouldBeRefused(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute(sql))
                    .as(sql)
                    .isInstanceOfSatisfying(SQLException.class, refusal -> assertThat(refusal.getSQLState())
                            .as("insufficient_privilege")
                            .isEqualTo("42501"));
        }
    }

    private static List<String> tablesOf(PostgresServer server, String schema) throws SQLException {
        try (Connection connection = ServiceDatabase.connect(server, "postgres")) {
            return column(
                    connection,
                    "SELECT schemaname || '.' || tablename FROM pg_tables WHERE schemaname = '" + schema + "'");
        }
    }

    /** Everything that may be granted on a table and is. */
    private static List<String> privileges(Connection connection, String table) throws SQLException {
        return column(connection, """
                SELECT p FROM unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER',
                  'MAINTAIN']) WITH ORDINALITY AS every(p, n) WHERE has_table_privilege('%s', p) ORDER BY n""".formatted(table));
    }

    private static List<String> column(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }

    private static void execute(PostgresServer server, String role, String sql) throws SQLException {
        try (Connection connection = ServiceDatabase.connect(server, role);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
