package io.coachingcalls.local.parts;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.coachingcalls.embedded.LiveKitBinary;
import io.coachingcalls.embedded.LiveKitServer;
import io.coachingcalls.local.state.DataDirectory;
import io.coachingcalls.local.state.LiveKitAccess;

/** Where LiveKit comes from: a server that {@code LIVEKIT_URL} names, the program, or Docker. */
sealed interface LiveKitPart {

    /** Somebody else runs it. */
    record External(LiveKitAccess access) implements LiveKitPart {}

    /** A part of this system, run by {@code command} before the path of the config file. */
    record Own(List<String> command) implements LiveKitPart {}

    /** What {@code environment} and this machine offer; builds the program where only Go is there. */
    static LiveKitPart choose(Map<String, String> environment, Path configFile) {
        if (environment.containsKey("LIVEKIT_URL")) {
            return new External(new LiveKitAccess(
                    environment.get("LIVEKIT_URL"),
                    required(environment, "LIVEKIT_API_KEY"),
                    required(environment, "LIVEKIT_API_SECRET")));
        }
        Optional<Path> program = LiveKitBinary.find();
        if (program.isEmpty()
                && !LiveKitBinary.canInstall()
                && LiveKitBinary.onPath("docker").isPresent()) {
            return new Own(docker(configFile));
        }
        return new Own(
                List.of(program.orElseGet(LiveKitBinary::findOrInstall).toString(), "--config", configFile.toString()));
    }

    // The host's network: LiveKit offers 127.0.0.1 to clients, and reaches the gateway there
    private static List<String> docker(Path configFile) {
        return List.of(
                "docker",
                "run",
                "--rm",
                "--init",
                "--network=host",
                "--volume=" + configFile + ":/livekit.yaml:ro",
                "livekit/livekit-server:v" + LiveKitBinary.VERSION,
                "--config",
                "/livekit.yaml");
    }

    /** Starts an own one, whose events go to the gateway; for an external one there is nothing to start. */
    static ChildProcess start(Own own, Path configFile, Wiring wiring, DataDirectory data) throws IOException {
        new LiveKitServer.Settings(
                        wiring.ports().of(Ports.LIVEKIT),
                        wiring.ports().of(Ports.LIVEKIT_MEDIA),
                        wiring.livekit().apiKey(),
                        wiring.livekit().apiSecret(),
                        wiring.webhook())
                .writeTo(configFile);
        return ChildProcess.start("livekit", Part.Layer.MEDIA, own.command(), Map.of(), data.freshLog("livekit"));
    }

    private static String required(Map<String, String> environment, String variable) {
        return Optional.ofNullable(environment.get(variable))
                .orElseThrow(() -> new IllegalArgumentException("LIVEKIT_URL is set, so " + variable + " must be too"));
    }
}
