package io.coachingcalls.local.parts;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A part that is an operating system's process, with a log of its own. */
final class ChildProcess implements Part {

    // Long enough for a JVM that writes down its classes as it ends
    private static final Duration POLITE_LIMIT = Duration.ofSeconds(60);

    private final String name;
    private final Layer layer;
    private final Process process;

    private ChildProcess(String name, Layer layer, Process process) {
        this.name = name;
        this.layer = layer;
        this.process = process;
    }

    static ChildProcess start(String name, Layer layer, List<String> command, Map<String, String> environment, Path log)
            throws IOException {
        var builder = new ProcessBuilder(command)
                .directory(log.getParent().toFile())
                .redirectErrorStream(true)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        // A way of signing in that the caller's shell has set up would be a second one
        builder.environment().keySet().removeIf(variable -> variable.startsWith("AUTH_"));
        builder.environment().putAll(environment);
        return new ChildProcess(name, layer, builder.start());
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Layer layer() {
        return layer;
    }

    @Override
    public Optional<ProcessHandle> process() {
        return Optional.of(process.toHandle());
    }

    @Override
    public void stop() {
        try {
            process.destroy();
            // LiveKit lets people finish their call at the first signal, and goes at the second
            if (layer == Layer.MEDIA && !process.waitFor(1, TimeUnit.SECONDS)) {
                process.destroy();
            }
            if (!process.waitFor(POLITE_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
