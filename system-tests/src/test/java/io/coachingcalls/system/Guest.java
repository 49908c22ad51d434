package io.coachingcalls.system;

import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;

/** Somebody in a room, by LiveKit's own client, in a process of their own: it can be killed. */
final class Guest implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Process process;
    private final List<String> lines = new CopyOnWriteArrayList<>();

    private Guest(Process process) {
        this.process = process;
        Thread.startVirtualThread(this::listen);
    }

    /** Returns when they are in the room. */
    static Guest join(String url, String token) {
        Path demo = Path.of(System.getProperty("calls.root"), "local", "demo");
        try {
            var guest = new Guest(new ProcessBuilder("node", "guest.mjs", url, token)
                    .directory(demo.toFile())
                    .redirectErrorStream(true)
                    .start());
            await().atMost(PATIENCE)
                    .until(() -> guest.told("connected").findAny().isPresent());
            return guest;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What they told of one kind of event. */
    Stream<JsonNode> told(String event) {
        // LiveKit's library writes to the same output
        return lines.stream()
                .filter(line -> line.startsWith("{\"event\":\"" + event + "\""))
                .map(RunningSystem::json);
    }

    void leave() {
        try {
            process.getOutputStream().close();
            process.waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** As when a phone's battery is empty. */
    void vanish() {
        process.destroyForcibly();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private void listen() {
        try (BufferedReader output = process.inputReader()) {
            output.lines().forEach(lines::add);
        } catch (IOException | UncheckedIOException e) {
            // It has ended
        }
    }
}
