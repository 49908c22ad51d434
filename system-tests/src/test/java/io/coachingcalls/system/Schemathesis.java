package io.coachingcalls.system;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** Makes requests from an OpenAPI document, valid ones and broken ones, and checks the answers against it. */
final class Schemathesis {

    private static final Path ROOT =
            Path.of(System.getProperty("calls.root")).toAbsolutePath().normalize();
    private static final Path SETTINGS = ROOT.resolve("system-tests/schemathesis");
    private static final Path ENVIRONMENT = ROOT.resolve(".local/schemathesis");
    private static final int LIMIT_MINUTES = 60;

    private Schemathesis() {}

    /**
     * Installs it from the registry of Python, pinned: some seconds, once. Without Python the test is passed over; in CI,
     * where it must be, it fails.
     */
    static void install() throws IOException, InterruptedException {
        if (!isOnPath("python3")) {
            String message = "Schemathesis needs python3, which is not on the PATH";
            Assertions.assertNotEquals("true", System.getenv("CI"), message);
            Assumptions.abort(message);
        }
        Path wanted = SETTINGS.resolve("requirements.txt");
        Path installed = ENVIRONMENT.resolve("requirements.txt");
        if (Files.exists(installed) && Files.mismatch(wanted, installed) < 0) {
            return;
        }
        Path log = Files.createTempFile("schemathesis", ".log");
        orFail(execute(List.of("python3", "-m", "venv", "--clear", ENVIRONMENT.toString()), Map.of(), log), log);
        orFail(
                execute(
                        List.of(
                                ENVIRONMENT.resolve("bin/pip").toString(),
                                "install",
                                "--quiet",
                                "--disable-pip-version-check",
                                "--requirement",
                                wanted.toString()),
                        Map.of(),
                        log),
                log);
        Files.copy(wanted, installed);
    }

    /**
     * Asks one service all that its document says can be asked.
     *
     * @param token a bearer token for what needs one
     * @param examples at most so many requests for each operation, besides those that each must have
     * @param options more of its command line
     */
    static Report run(String service, String gateway, String token, int examples, String... options)
            throws IOException, InterruptedException {
        Path reports = Files.createTempDirectory("schemathesis-" + service);
        Path events = reports.resolve("events.ndjson");
        Path output = reports.resolve("output.txt");
        List<String> command = new ArrayList<>(List.of(
                ENVIRONMENT.resolve("bin/schemathesis").toString(),
                "--config-file",
                SETTINGS.resolve("schemathesis.toml").toString(),
                "run",
                ROOT.resolve("docs/api/" + service + ".json").toString(),
                "--url",
                gateway,
                "--max-examples",
                String.valueOf(examples),
                "--seed",
                String.valueOf(Scale.seed()),
                "--report-ndjson-path",
                events.toString()));
        command.addAll(List.of(options));
        int exitCode = execute(command, Map.of("CALLS_TOKEN", token), output);
        List<Integer> statuses = statuses(events);
        long unavailable = statuses.stream().filter(status -> status == 503).count();
        return new Report(exitCode, statuses.size(), unavailable, Files.readString(output));
    }

    /**
     * What came of it.
     *
     * @param requests how many were made
     * @param unavailable how many were answered 503
     */
    record Report(int exitCode, long requests, long unavailable, String output) {}

    /** Of each answer; 0 where there was none. */
    private static List<Integer> statuses(Path events) throws IOException {
        List<Integer> statuses = new ArrayList<>();
        try (Stream<String> lines = Files.lines(events)) {
            lines.map(RunningSystem::json).forEach(event -> event.at("/ScenarioFinished/recorder/interactions")
                    .forEach(interaction ->
                            statuses.add(interaction.at("/response/status_code").asInt())));
        }
        return statuses;
    }

    private static boolean isOnPath(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
    }

    private static void orFail(int exitCode, Path log) throws IOException {
        if (exitCode != 0) {
            throw new AssertionError("Schemathesis could not be installed\n" + Files.readString(log));
        }
    }

    private static int execute(List<String> command, Map<String, String> environment, Path output)
            throws InterruptedException {
        var builder = new ProcessBuilder(command)
                // It keeps notes where it is started
                .directory(output.getParent().toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            if (!process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new AssertionError(command + " does not come to an end");
            }
            return process.exitValue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
