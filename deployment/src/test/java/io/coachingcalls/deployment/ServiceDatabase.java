package io.coachingcalls.deployment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.coachingcalls.embedded.PostgresServer;

/** The services' database, made on a real server by the scripts and migrations that a deployment is made by. */
final class ServiceDatabase {

    /** Service → its schema, and the role that runs it. */
    static final Map<String, String> SCHEMAS = Map.of(
            "call-service", "calls",
            "session-service", "sessions",
            "recording-service", "recordings",
            "webhook-ingest", "ingest");

    static final String DATABASE = "coaching_calls";

    private ServiceDatabase() {}

    /** Roles and schemas, in a database that may be there already. */
    static void make(PostgresServer server) {
        server.ensureDatabase(DATABASE);
        List<String> asTheImageDoes = List.of(
                "-v", "ON_ERROR_STOP=1", "-U", "postgres", "-d", DATABASE, "-f", "deployment/postgres/roles.sql");
        Tools.run("psql", asTheImageDoes, environmentOf(server)).orFail();
        Tools.runScript("deployment/postgres/set-passwords.sh", List.of(), environmentOf(server))
                .orFail();
    }

    /** The tables, as Flyway makes them: as the role that owns them. */
    static void migrate(PostgresServer server) throws SQLException, IOException {
        for (Map.Entry<String, String> service : SCHEMAS.entrySet()) {
            migrate(server, service.getKey(), service.getValue() + "_migrate");
        }
    }

    /** The tables of {@code service}, as {@code role} makes them. */
    static void migrate(PostgresServer server, String service, String role) throws SQLException, IOException {
        try (Connection connection = connect(server, role);
                Statement statement = connection.createStatement()) {
            statement.execute("SET search_path TO " + SCHEMAS.get(service));
            Path migrations = Project.ROOT.resolve(service).resolve("src/main/resources/db/migration");
            try (Stream<Path> files = Files.list(migrations)) {
                for (Path file : files.sorted(ServiceDatabase::byVersion).toList()) {
                    statement.execute(Files.readString(file));
                }
            }
        }
    }

    static Connection connect(PostgresServer server, String role) throws SQLException {
        return DriverManager.getConnection("jdbc:" + server.url(DATABASE), role, "password-of-" + role);
    }

    /** What the scripts of {@code deployment/postgres} want to know. */
    static Map<String, String> environmentOf(PostgresServer server) {
        Map<String, String> environment = new TreeMap<>(Map.of(
                "PGHOST",
                "127.0.0.1",
                "PGPORT",
                String.valueOf(server.port()),
                "POSTGRES_USER",
                "postgres",
                "POSTGRES_DB",
                DATABASE));
        for (String role : SCHEMAS.values()) {
            String name = role.toUpperCase(Locale.ROOT);
            environment.put(name + "_DATABASE_PASSWORD", "password-of-" + role);
            environment.put(name + "_MIGRATION_PASSWORD", "password-of-" + role + "_migrate");
        }
        return environment;
    }

    private static int byVersion(Path one, Path other) {
        return Integer.compare(versionOf(one), versionOf(other));
    }

    private static int versionOf(Path migration) {
        String name = migration.getFileName().toString();
        return Integer.parseInt(name.substring(1, name.indexOf("__")));
    }
}
