package io.coachingcalls.local.cli;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import io.coachingcalls.embedded.LiveKitBinary;
import io.coachingcalls.local.parts.JavaCommand;
import io.coachingcalls.local.state.DataDirectory;
import io.coachingcalls.local.state.Run;

/**
 * The supervisor, seen from the command that started it. It lives in a session of its own, so that a Ctrl-C in the
 * terminal reaches it through us and its parts in their order; and it holds no descriptor of ours.
 */
final class SupervisorProcess {

    private static final long LOOK_EVERY_MILLIS = 200;

    private final Process process;
    private final DataDirectory data;
    private final InputStream log;
    private final PrintStream out;

    private SupervisorProcess(Process process, DataDirectory data, InputStream log, PrintStream out) {
        this.process = process;
        this.data = data;
        this.log = log;
        this.out = out;
    }

    /** @param endsWithUs whether the system stops when this process ends */
    static SupervisorProcess start(SystemOptions options, boolean endsWithUs, PrintStream out) throws IOException {
        DataDirectory data = options.data();
        List<String> command = new ArrayList<>(inItsOwnSession());
        Path classes = options.projectRoot().resolve("local/target");
        command.addAll(JavaCommand.of(
                "256m",
                classes.resolve("supervisor.jsa"),
                classes,
                List.of(
                        // Or newer JDKs warn of it
                        "-Dio.netty.noUnsafe=true",
                        "-Dcalls.root=" + options.projectRoot(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Calls.class.getName(),
                        "supervise",
                        "--data=" + data.root())));
        if (endsWithUs) {
            command.add("--front=" + ProcessHandle.current().pid());
        }
        Path log = data.freshLog("supervisor");
        Process process = new ProcessBuilder(command)
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        return new SupervisorProcess(process, data, Files.newInputStream(log), out);
    }

    /** Shows what happens until all is healthy; empty when it never will be. */
    Optional<Run> awaitReady() throws IOException, InterruptedException {
        showUntil(() -> !process.isAlive() || readyRun().isPresent());
        return readyRun();
    }

    /** Shows what happens until the end. */
    int awaitEnd() throws IOException, InterruptedException {
        showUntil(() -> !process.isAlive());
        return process.waitFor();
    }

    /** Asks it to stop everything and waits. */
    void stop(long limitSeconds) {
        process.destroy();
        try {
            if (!process.waitFor(limitSeconds, TimeUnit.SECONDS)) {
                out.println("It does not stop; ./calls down clears up what is left.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Optional<Run> readyRun() {
        try {
            return Run.of(data).filter(Run::ready);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private void showUntil(BooleanSupplier isOver) throws IOException, InterruptedException {
        boolean isLast;
        do {
            Thread.sleep(LOOK_EVERY_MILLIS);
            // Looked at before the log is read, or its last lines could be missed
            isLast = isOver.getAsBoolean();
            log.transferTo(out);
            out.flush();
        } while (!isLast);
    }

    private static List<String> inItsOwnSession() {
        if (LiveKitBinary.onPath("setsid").isPresent()) {
            return List.of("setsid");
        }
        // macOS has no setsid, but Perl
        return LiveKitBinary.onPath("perl").isPresent()
                ? List.of("perl", "-MPOSIX", "-e", "POSIX::setsid(); exec @ARGV;")
                : List.of();
    }
}
