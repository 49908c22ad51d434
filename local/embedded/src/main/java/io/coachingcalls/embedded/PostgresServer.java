package io.coachingcalls.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/** A PostgreSQL server of its own processes, on the loopback interface, that keeps its promises (fsync) and its data. */
public final class PostgresServer implements AutoCloseable {

    private static final String HOST = "127.0.0.1";
    private static final Duration START_LIMIT = Duration.ofSeconds(60);

    private final Path directory;
    private final EmbeddedPostgres server;

    private PostgresServer(Path directory, EmbeddedPostgres server) {
        this.directory = directory;
        this.server = server;
    }

    /** Starts on a free port, and stops with this JVM at the latest. */
    public static PostgresServer start(Path directory) {
        return start(directory, builder(FreePort.any()));
    }

    /**
     * Starts on {@code port}; what {@code directory} holds from an earlier run is still there. Whoever starts it stops
     * it.
     *
     * @param log where the server's own output goes
     */
    public static PostgresServer start(Path directory, int port, Path log) {
        var redirect = ProcessBuilder.Redirect.appendTo(log.toFile());
        return start(
                directory,
                builder(port)
                        .setRegisterShutdownHook(false)
                        .setOutputRedirector(redirect)
                        .setErrorRedirector(redirect));
    }

    private static PostgresServer start(Path directory, EmbeddedPostgres.Builder builder) {
        try {
            Files.createDirectories(directory);
            stopLeftBehind(directory);
            return new PostgresServer(
                    directory, builder.setDataDirectory(directory).start());
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL does not start in " + directory, e);
        }
    }

    /** A server of the same directory whose starter was killed holds its lock, and would hold it for ever. */
    private static void stopLeftBehind(Path directory) throws IOException {
        Path pidFile = directory.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        long pid = Long.parseLong(Files.readAllLines(pidFile).getFirst().strip());
        ProcessHandle.of(pid)
                .filter(process -> process.info().commandLine().orElse("").contains(directory.toString()))
                .ifPresent(PostgresServer::stopFast);
    }

    /** SIGINT is PostgreSQL's fast shutdown; the SIGTERM of {@code destroy} waits for clients to leave. */
    private static void stopFast(ProcessHandle postmaster) {
        try {
            new ProcessBuilder("kill", "-INT", Long.toString(postmaster.pid())).start();
            postmaster
                    .onExit()
                    .orTimeout(START_LIMIT.toSeconds(), TimeUnit.SECONDS)
                    .join();
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL left behind as process " + postmaster.pid(), e);
        }
    }

    private static EmbeddedPostgres.Builder builder(int port) {
        return EmbeddedPostgres.builder()
                .setPort(port)
                .setCleanDataDirectory(false)
                .setPGStartupWait(START_LIMIT)
                .setServerConfig("listen_addresses", HOST)
                // The library underneath turns both off, for throw-away tests
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on");
    }

    public int port() {
        return server.getPort();
    }

    /** The process that everything of this server belongs to. */
    public ProcessHandle process() {
        try {
            // The library knows only pg_ctl, which has long ended
            String pid = Files.readAllLines(directory.resolve("postmaster.pid")).getFirst();
            return ProcessHandle.of(Long.parseLong(pid.strip()))
                    .orElseThrow(() -> new IllegalStateException("PostgreSQL has ended"));
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL has ended", e);
        }
    }

    /** {@code postgresql://host:port/database}: without credentials, the form of {@code DATABASE_URL}. */
    public String url(String database) {
        return "postgresql://" + HOST + ":" + port() + "/" + database;
    }

    /** Creates the database unless it is there. */
    public void ensureDatabase(String database) {
        asSuperuser("postgres", connection -> {
            if (!exists(connection, "SELECT 1 FROM pg_database WHERE datname = ?", database)) {
                execute(connection, "CREATE DATABASE " + quoted(connection, database));
            }
        });
    }

    /**
     * Makes the roles and schemas of {@code deployment/postgres/roles.sql} in {@code database}, also where an earlier
     * version has made others, and lets those of {@code passwords} in.
     */
    public void ensureRoles(String database, Map<String, String> passwords) {
        asSuperuser(database, connection -> {
            execute(connection, roles());
            for (var password : passwords.entrySet()) {
                execute(
                        connection,
                        "ALTER ROLE %s PASSWORD %s"
                                .formatted(
                                        quoted(connection, password.getKey()),
                                        literal(connection, password.getValue())));
            }
        });
    }

    private static String roles() {
        try (var script = Objects.requireNonNull(PostgresServer.class.getResourceAsStream("/roles.sql"))) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL does not stop", e);
        }
    }

    private void asSuperuser(String database, Work work) {
        try (var connection = server.getDatabase("postgres", database).getConnection()) {
            work.run(connection);
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL cannot be set up", e);
        }
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (var statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (var rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String quoted(Connection connection, String identifier) throws SQLException {
        try (var statement = connection.createStatement()) {
            return statement.enquoteIdentifier(identifier, true);
        }
    }

    private static String literal(Connection connection, String text) throws SQLException {
        try (var statement = connection.createStatement()) {
            return statement.enquoteLiteral(text);
        }
    }

    @FunctionalInterface
    private interface Work {
        void run(Connection connection) throws SQLException;
    }
}
