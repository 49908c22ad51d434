package io.coachingcalls.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/** The real LiveKit server as a process of its own, on the loopback interface. */
public final class LiveKitServer implements AutoCloseable {

    private static final String HOST = "127.0.0.1";
    private static final Duration START_LIMIT = Duration.ofSeconds(20);

    private final Process process;
    private final Settings settings;

    private LiveKitServer(Process process, Settings settings) {
        this.process = process;
        this.settings = settings;
    }

    /** Starts the server and waits until it answers; its config and its log lie in {@code directory}. */
    public static LiveKitServer start(Path directory, Settings settings) {
        try {
            Files.createDirectories(directory);
            Path log = directory.resolve("livekit.log");
            Path config = settings.writeTo(directory.resolve("livekit.yaml"));
            Process process = new ProcessBuilder(
                            LiveKitBinary.findOrInstall().toString(), "--config", config.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            var server = new LiveKitServer(process, settings);
            server.awaitListening(log);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException("LiveKit does not start", e);
        }
    }

    /** What clients connect to. */
    public String url() {
        return settings.url();
    }

    /** As {@code kill -9}: nobody in a call is told anything. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        try {
            // The first signal lets people finish their call; the second does not
            for (int i = 0; i < 2 && process.isAlive(); i++) {
                process.destroy();
                process.waitFor(1, TimeUnit.SECONDS);
            }
            process.destroyForcibly().waitFor();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private void awaitListening(Path log) throws IOException {
        try {
            Listening.await("LiveKit", process, HOST, settings.port(), START_LIMIT, log);
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    /**
     * What the server's config file says.
     *
     * @param mediaPort the one UDP port all sound and picture goes through
     * @param apiSecret at least 32 characters
     * @param webhookUrl where events are sent; without it none are
     */
    public record Settings(
            int port,
            int mediaPort,
            String apiKey,
            String apiSecret,
            @Nullable String webhookUrl) {

        /** On free ports. */
        public static Settings onFreePorts(String apiKey, String apiSecret, @Nullable String webhookUrl) {
            return new Settings(FreePort.any(), FreePort.any(), apiKey, apiSecret, webhookUrl);
        }

        public String url() {
            return "ws://" + HOST + ":" + port;
        }

        /** Without the secret. */
        @Override
        public String toString() {
            return url();
        }

        /** Writes the config file, readable by its owner only: it holds the secret. */
        public Path writeTo(Path file) throws IOException {
            Files.deleteIfExists(file);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            return Files.writeString(file, toYaml());
        }

        // auto_create off: a room exists because call-service made it, never because someone asked to join it.
        // Both names of the loopback interface: Linux's and macOS's
        String toYaml() {
            String webhook = webhookUrl == null ? "" : """
                    webhook:
                      api_key: "%s"
                      urls: ["%s"]
                    """.formatted(apiKey, webhookUrl);
            return """
                    port: %d
                    bind_addresses: ["%s"]
                    rtc:
                      use_external_ip: false
                      node_ip: %s
                      enable_loopback_candidate: true
                      interfaces:
                        includes: [lo, lo0]
                      udp_port: %d
                      tcp_port: 0
                    room:
                      auto_create: false
                    keys:
                      "%s": "%s"
                    logging:
                      level: info
                    %s""".formatted(port, HOST, HOST, mediaPort, apiKey, apiSecret, webhook);
        }
    }
}
