package io.coachingcalls.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
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
final class RunningSystem implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LAST_LINES = 40;

    private final CallsScript script = new CallsScript();
    private @Nullable ProcessHandle supervisor;

    private RunningSystem() {}

    /** Starts it from nothing: what an earlier run of these tests left is stopped and deleted. */
    static RunningSystem start() {
        var system = new RunningSystem();
        try {
            system.down();
            system.deleteData();
            system.up();
            return system;
        } catch (AssertionError e) {
            system.printLogs();
            system.close();
            throw e;
        }
    }

    CallsScript.Result up() {
        return up(Map.of());
    }

    /** @param environment what the services are told besides */
    CallsScript.Result up(Map<String, String> environment) {
        CallsScript.Result result = script.run(environment, "up", "--detach").orFail();
        supervisor = service("call-service").parent().orElseThrow();
        return result;
    }

    /** Starts it again if a test has left it down. */
    void ensureUp() {
        if (!supervisor().isAlive()) {
            up();
        }
    }

    /** The process that all services belong to. */
    ProcessHandle supervisor() {
        return Objects.requireNonNull(supervisor);
    }

    CallsScript.Result down() {
        return script.run("down").orFail();
    }

    CallsScript.Result run(String... arguments) {
        return script.run(arguments);
    }

    /** What {@code status --json} says. */
    JsonNode status() {
        return json(script.run("status", "--json").output());
    }

    String gateway() {
        return status().required("gateway").asText();
    }

    String token(String person) {
        return script.run("token", person).orFail().output().strip();
    }

    /** The processes of all services. */
    List<ProcessHandle> services() {
        return Stream.of("call-service", "session-service", "webhook-ingest", "recording-service")
                .map(this::service)
                .toList();
    }

    ProcessHandle service(String name) {
        long pid = status().required("services").required(name).required("pid").asLong();
        return ProcessHandle.of(pid).orElseThrow();
    }

    /** Where it keeps everything. */
    Path data() {
        return script.data();
    }

    /** The process of any part, if it runs. */
    Optional<ProcessHandle> process(String part) {
        long pid = status().required("processes").required(part).asLong();
        return ProcessHandle.of(pid);
    }

    boolean allHealthy() {
        for (JsonNode service : status().required("services")) {
            if (!service.required("healthy").asBoolean()) {
                return false;
            }
        }
        return true;
    }

    /** A connection to the tables of one service. */
    Connection database(String service) {
        URI uri = URI.create(status().required("postgres").required(service).asText());
        String[] user = uri.getUserInfo().split(":");
        String jdbc = "jdbc:postgresql://" + uri.getHost() + ":" + uri.getPort() + uri.getPath();
        try {
            return DriverManager.getConnection(jdbc, user[0], user[1]);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    Path log(String part) {
        return script.data().resolve("logs").resolve(part + ".log");
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException("not JSON: " + text, e);
        }
    }

    /** What the parts said last, for whoever looks for the cause of a failure. */
    void printLogs() {
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
