package io.coachingcalls.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** The programs that check a deployment, installed into {@code .local/tools} by {@code deployment/tools/install}. */
final class Tools {

    private static final Path DIRECTORY = Project.ROOT.resolve(".local/tools");
    private static final long INSTALL_LIMIT_MINUTES = 8;
    private static final long RUN_LIMIT_MINUTES = 2;

    private Tools() {}

    /** What a program said. */
    record Result(int exitCode, String output, String errors) {

        /** Its output; a test fails, showing what was said, where the program did not succeed. */
        String orFail() {
            if (exitCode != 0) {
                Assertions.fail("exit code " + exitCode + "\n" + errors + output);
            }
            return output;
        }
    }

    /**
     * Makes sure that the tools are there. Without Go, Python or Node the test is passed over and says so; in CI, where both
     * must be, it fails.
     */
    static void install() {
        for (String program : List.of("go", "python3", "npm")) {
            if (!isOnPath(program)) {
                String message = "Checking the deployment needs " + program + ", which is not on the PATH";
                Assertions.assertNotEquals("true", System.getenv("CI"), message);
                Assumptions.abort(message);
            }
        }
        execute(
                        List.of(Project.ROOT.resolve("deployment/tools/install").toString(), DIRECTORY.toString()),
                        Map.of(),
                        INSTALL_LIMIT_MINUTES)
                .orFail();
    }

    /** Runs one of the tools in the project's root. */
    static Result run(String tool, List<String> arguments, Map<String, String> environment) {
        List<String> command = new ArrayList<>(arguments);
        command.addFirst(programs().resolve(tool).toString());
        return execute(command, environment, RUN_LIMIT_MINUTES);
    }

    /** Runs a script of the project that finds the tools on its PATH. */
    static Result runScript(String script, List<String> arguments, Map<String, String> environment) {
        List<String> command = new ArrayList<>(arguments);
        command.addFirst(Project.ROOT.resolve(script).toString());
        Map<String, String> withPath = new HashMap<>(environment);
        withPath.put("PATH", programs() + ":" + System.getenv("PATH"));
        return execute(command, withPath, RUN_LIMIT_MINUTES);
    }

    static Result run(String tool, String... arguments) {
        return run(tool, List.of(arguments), Map.of());
    }

    private static Path programs() {
        return DIRECTORY.resolve("bin");
    }

    private static Result execute(List<String> command, Map<String, String> environment, long limitMinutes) {
        try {
            Path output = Files.createTempFile("output", ".txt");
            Path errors = Files.createTempFile("errors", ".txt");
            var builder = new ProcessBuilder(command)
                    .directory(Project.ROOT.toFile())
                    .redirectOutput(output.toFile())
                    .redirectError(errors.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            if (!process.waitFor(limitMinutes, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new IllegalStateException(command + " does not come to an end");
            }
            var result = new Result(process.exitValue(), text(output), text(errors));
            Files.delete(output);
            Files.delete(errors);
            return result;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    // A dump is no text; as Latin-1 it comes through byte for byte
    private static String text(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.ISO_8859_1);
    }

    private static boolean isOnPath(String program) {
        for (String directory : System.getenv("PATH").split(":")) {
            if (Files.isExecutable(Path.of(directory, program))) {
                return true;
            }
        }
        return false;
    }
}
