package io.coachingcalls.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresServerTest {

    @TempDir
    private Path directory;

    @Test
    void shouldKeepDataOverARestartAndWriteItThrough() throws Exception {
        try (var server = PostgresServer.start(directory)) {
            prepare(server);
            try (var connection = connect(server);
                    var statement = connection.createStatement()) {
                statement.execute("CREATE TABLE calls.notes AS SELECT 'kept' AS text");
            }
        }

        try (var server = PostgresServer.start(directory)) {
            prepare(server);

            assertThat(query(server, "SELECT text FROM calls.notes")).isEqualTo("kept");
            assertThat(query(server, "SHOW fsync")).isEqualTo("on");
            assertThat(query(server, "SHOW synchronous_commit")).isEqualTo("on");
        }
    }

    private static void prepare(PostgresServer server) {
        server.ensureDatabase("coaching_calls");
        server.ensureRoles("coaching_calls", Map.of("calls_migrate", "it's secret"));
    }

    private static String query(PostgresServer server, String sql) throws SQLException {
        try (var connection = connect(server);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }

    private static Connection connect(PostgresServer server) throws SQLException {
        return DriverManager.getConnection("jdbc:" + server.url("coaching_calls"), "calls_migrate", "it's secret");
    }
}
