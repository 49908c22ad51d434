package io.coachingcalls.embedded.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.coachingcalls.embedded.KafkaServer;
import io.coachingcalls.embedded.PostgresServer;

/**
 * Kafka and PostgreSQL in a JVM beside the tests'. Quarkus gives test classes changing class loaders and closes them;
 * servers that outlive one of those need a home of their own. The child ends when the test JVM does, however that ends.
 */
final class ServersProcess {

    /** Ends the name of the role that owns a schema; the one without it runs the service. */
    static final String MIGRATES = "_migrate";

    /** Of every role. */
    static final String PASSWORD = "a password of the tests";

    private static final String DATABASE = "coaching_calls";

    // System properties are what all class loaders of a JVM share
    private static final String KAFKA = "coachingcalls.embedded.kafka";
    private static final String POSTGRES = "coachingcalls.embedded.database";

    private ServersProcess() {}

    record Addresses(String kafka, String database) {}

    /** Of the running servers, started by the first who asks. */
    static Addresses addresses() {
        synchronized (System.getProperties()) {
            if (System.getProperty(KAFKA) == null) {
                Addresses started = start();
                System.setProperty(KAFKA, started.kafka());
                System.setProperty(POSTGRES, started.database());
            }
            return new Addresses(System.getProperty(KAFKA), System.getProperty(POSTGRES));
        }
    }

    private static Addresses start() {
        try {
            Path directory = Files.createTempDirectory("coaching-calls-test");
            Path target = Path.of("target");
            Path log = (Files.isDirectory(target) ? target : directory).resolve("embedded-servers.log");
            var builder = new ProcessBuilder(
                            ProcessHandle.current().info().command().orElse("java"),
                            "-Xmx512m",
                            "-XX:+UseSerialGC",
                            "-XX:TieredStopAtLevel=1",
                            ServersProcess.class.getName(),
                            directory.toString())
                    .redirectError(log.toFile());
            // By environment: the class path of a Quarkus test is too long for a readable command line
            builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
            BufferedReader output = builder.start().inputReader();
            String answer = output.lines()
                    .filter(line -> line.startsWith("READY "))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("Kafka and PostgreSQL do not start; see " + log));
            String[] words = answer.split(" ");
            return new Addresses(words[1], words[2]);
        } catch (IOException e) {
            throw new UncheckedIOException("Kafka and PostgreSQL do not start", e);
        }
    }

    public static void main(String[] args) throws IOException {
        Path directory = Path.of(args[0]);
        try (var postgres = PostgresServer.start(directory.resolve("postgres"));
                var kafka = KafkaServer.start(directory.resolve("kafka"))) {
            postgres.ensureDatabase(DATABASE);
            postgres.ensureRoles(DATABASE, passwords());
            System.out.println("READY " + kafka.bootstrapServers() + " " + postgres.url(DATABASE));
            // The test JVM holds the other end of this pipe
            while (System.in.read() >= 0) {}
        } finally {
            deleteTree(directory);
        }
    }

    private static Map<String, String> passwords() {
        return Stream.of("calls", "sessions", "recordings", "ingest")
                .flatMap(role -> Stream.of(role, role + MIGRATES))
                .collect(Collectors.toMap(Function.identity(), role -> PASSWORD));
    }

    static void deleteTree(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
