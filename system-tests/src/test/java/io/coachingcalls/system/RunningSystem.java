package io.coachingcalls.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jspecify.annotations.Nullable;

/** The system under test: one for all test classes, up whenever a test begins. */
public final class RunningSystem implements AutoCloseable {

    /** How often to look at what {@link #status} says: each look starts a JVM, beside that which is waited for. */
    public static final Duration LOOK_EVERY = Duration.ofMillis(1_500);

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LAST_LINES = 40;

    private final CallsScript script;
    private @Nullable ProcessHandle supervisor;

    /** As long as it is up, parts stay where they are. */
    private @Nullable JsonNode addresses;

    private RunningSystem(Path data) {
        script = new CallsScript(data);
    }

    /** Starts it from nothing: what an earlier run of these tests left is stopped and deleted. */
    public static RunningSystem start() {
        var system = new RunningSystem(Path.of(System.getProperty("calls.data")));
        system.startFrom(() -> {});
        return system;
    }

    /**
     * Starts another one, with its data in {@code data}, from what {@code earlier} puts there. The system of the other
     * tests must not run meanwhile.
     */
    static RunningSystem start(Path data, Runnable earlier) {
        var system = new RunningSystem(data);
        system.startFrom(earlier);
        return system;
    }

    private void startFrom(Runnable earlier) {
        try {
            down();
            deleteData();
            earlier.run();
            up();
        } catch (AssertionError e) {
            printLogs();
            close();
            throw e;
        }
    }

    public CallsScript.Result up() {
        return up(Map.of());
    }

    /** @param environment what the services are told besides */
    public CallsScript.Result up(Map<String, String> environment) {
        CallsScript.Result result = script.run(environment, "up", "--detach").orFail();
        addresses = status();
        supervisor = process(addresses, "call-service").parent().orElseThrow();
        return result;
    }

    /** Starts it again if a test has left it down. */
    public void ensureUp() {
        if (!supervisor().isAlive()) {
            up();
        }
    }

    /** The process that all services belong to. */
    public ProcessHandle supervisor() {
        return Objects.requireNonNull(supervisor);
    }

    public CallsScript.Result down() {
        return script.run("down").orFail();
    }

    /** @param environment what the script is told besides */
    public CallsScript.Result run(Map<String, String> environment, String... arguments) {
        return script.run(environment, arguments);
    }

    public CallsScript.Result run(String... arguments) {
        return script.run(arguments);
    }

    /** What {@code status --json} says now; to ask takes seconds on a busy machine. */
    public JsonNode status() {
        CallsScript.Result status = script.run("status", "--json");
        return json(status.output().isBlank() ? status.orFail().output() : status.output());
    }

    /** What {@code status --json} said when it came up: where each part is, whether it runs or not. */
    public JsonNode addresses() {
        return Objects.requireNonNull(addresses);
    }

    public String gateway() {
        return addresses().required("gateway").asText();
    }

    public String token(String person) {
        return script.run("token", person).orFail().output().strip();
    }

    /** The processes of all services. */
    public List<ProcessHandle> services() {
        JsonNode status = status();
        return Stream.of("call-service", "session-service", "webhook-ingest", "recording-service")
                .map(name -> process(status, name))
                .toList();
    }

    public ProcessHandle service(String name) {
        return process(status(), name);
    }

    /** Where it keeps everything. */
    public Path data() {
        return script.data();
    }

    /** The process of any part, if it runs. */
    public Optional<ProcessHandle> process(String part) {
        long pid = status().required("processes").required(part).asLong();
        return ProcessHandle.of(pid);
    }

    public boolean allHealthy() {
        for (JsonNode service : status().required("services")) {
            if (!service.required("healthy").asBoolean()) {
                return false;
            }
        }
        return true;
    }

    /** A connection to the tables of one service. */
    public Connection database(String service) {
        try {
            return DriverManager.getConnection(databaseUrl(service));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** JDBC's address of the tables of one service, with its credentials. */
    public String databaseUrl(String service) {
        URI uri = URI.create(addresses().required("postgres").required(service).asText());
        String[] user = uri.getUserInfo().split(":");
        return "jdbc:postgresql://%s:%d%s?user=%s&password=%s"
                .formatted(uri.getHost(), uri.getPort(), uri.getPath(), user[0], user[1]);
    }

    public Path log(String part) {
        return script.data().resolve("logs").resolve(part + ".log");
    }

    public static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException("not JSON: " + text, e);
        }
    }

    /** What the parts said last, for whoever looks for the cause of a failure. */
    public void printLogs() {
        try (Stream<Path> logs = Files.list(script.data().resolve("logs"))) {
            for (Path log : logs.sorted().toList()) {
                List<String> lines = Files.readAllLines(log);
                System.out.println("---- the end of " + log);
                lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size())
                        .forEach(System.out::println);
            }
        } catch (IOException e) {
            System.out.println("no logs: " + e);
        }
    }

    private static ProcessHandle process(JsonNode status, String service) {
        long pid = status.required("services").required(service).required("pid").asLong();
        return ProcessHandle.of(pid).orElseThrow();
    }

    private void deleteData() {
        try (Stream<Path> files = Files.walk(script.data())) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        script.run("down");
    }
}
