package io.coachingcalls.system;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs {@code ./calls} on a system of the tests' own. */
public final class CallsScript {

    /** How long the egress stand-in waits for somebody to come. */
    static final Duration EGRESS_START_TIMEOUT = Duration.ofSeconds(15);

    /** How long a room waits for somebody to come back: a browser that is loaded anew on a busy machine. */
    private static final Duration DEPARTURE_TIMEOUT = Duration.ofSeconds(12);

    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final Duration LET_GO_LIMIT = Duration.ofSeconds(5);

    /**
     * The common pool has a single thread on two processors, which a command that is run in it keeps; and whoever reads what
     * a process says keeps a virtual thread's carrier.
     */
    static final Executor THREADS = command -> Thread.ofPlatform().daemon().start(command);

    private final Path root =
            Path.of(System.getProperty("calls.root")).toAbsolutePath().normalize();
    private final Path data;

    CallsScript(Path data) {
        this.data = data;
    }

    public Path data() {
        return data;
    }

    /** Runs it to its end. Its third descriptor is its standard output once more, as shells and tools pass some on. */
    public Result run(String... arguments) {
        return run(Map.of(), arguments);
    }

    /** @param environment beside this process' own */
    public Result run(Map<String, String> environment, String... arguments) {
        List<String> command = new ArrayList<>(List.of("bash", "-c", "exec ./calls \"$@\" 3>&1", "calls"));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).directory(root.toFile());
        // A few people do what many would
        for (String limit : List.of("CALLS", "TOKENS", "CHAT", "SUMMARIES", "REPORTS", "TRANSCRIPTS")) {
            builder.environment().put("RATE_LIMIT_" + limit, "0");
        }
        // They live for minutes: to compile what runs often once more costs more than it gains. With one compiler the
        // code
        // cache is a fifth of what it is otherwise, and asks for a collection whenever it fills
        builder.environment().put("CALLS_JVM_FLAGS", "-XX:TieredStopAtLevel=1 -XX:ReservedCodeCacheSize=240m");
        builder.environment().putAll(environment);
        builder.environment().put("CALLS_DATA", data.toString());
        // Nobody waits a minute for a recorder to give up
        builder.environment().put("EGRESS_START_TIMEOUT", String.valueOf(EGRESS_START_TIMEOUT.toSeconds()));
        // Nor so long until everybody knows that nobody comes back
        builder.environment().put("CALL_DEPARTURE_TIMEOUT", DEPARTURE_TIMEOUT.toSeconds() + "s");
        // These tests run inside a build
        builder.environment().put("CALLS_BUILD", "never");
        try {
            Process process = builder.start();
            var output = CompletableFuture.supplyAsync(() -> read(process.getInputStream()), THREADS);
            var errors = CompletableFuture.supplyAsync(() -> read(process.getErrorStream()), THREADS);
            if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("./calls " + String.join(" ", arguments) + " does not end");
            }
            boolean hasLetGo = ends(output) && ends(errors);
            return new Result(
                    process.exitValue(), hasLetGo ? output.join() : "", hasLetGo ? errors.join() : "", hasLetGo);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A stream ends when nobody holds its other side any more. */
    private static boolean ends(CompletableFuture<String> stream) throws InterruptedException {
        try {
            return stream.get(LET_GO_LIMIT.toSeconds(), TimeUnit.SECONDS) != null;
        } catch (TimeoutException | ExecutionException e) {
            return false;
        }
    }

    private static String read(InputStream stream) {
        try {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param hasLetGo whether nothing that still runs holds the descriptors it was given */
    public record Result(int exitCode, String output, String errors, boolean hasLetGo) {

        public Result orFail() {
            if (exitCode != 0) {
                throw new AssertionError("./calls exited with " + exitCode + "\n" + output + errors);
            }
            return this;
        }
    }
}
