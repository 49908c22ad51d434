package io.coachingcalls.embedded;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Finds LiveKit's programs, and installs the pinned version by Go where one is missing: the server, and for tests
 * LiveKit's own mock of its API, which checks grants as the server does and fails as it is told.
 */
public final class LiveKitBinary {

    /** Newer versions carry {@code replace} directives, which {@code go install} refuses. */
    public static final String VERSION = "1.13.5";

    private static final String SERVER = "server";
    private static final String TEST_SERVER = "test-server";

    private static final int INSTALL_LIMIT_SECONDS = 20 * 60;
    private static final int SAY_EVERY_SECONDS = 15;

    private LiveKitBinary() {}

    /** For {@code java LiveKitBinary.java}: makes sure that the program is there and prints where. */
    public static void main(String[] args) {
        System.out.println("LiveKit's server: " + findOrInstall());
    }

    /** The program to run, installed now if need be. */
    public static Path findOrInstall() {
        return find().orElseGet(LiveKitBinary::install);
    }

    /** LiveKit's mock, installed now if need be. */
    public static Path findOrInstallTestServer() {
        return goDirectory()
                .map(directory -> directory.resolve(TEST_SERVER))
                .filter(Files::isExecutable)
                .orElseGet(() -> install(TEST_SERVER));
    }

    /** In this order: {@code LIVEKIT_SERVER}, {@code livekit-server} on the PATH, what {@link #install} made. */
    public static Optional<Path> find() {
        return Stream.of(
                        fromEnvironment(),
                        onPath("livekit-server"),
                        goDirectory().map(dir -> dir.resolve(SERVER)))
                .flatMap(Optional::stream)
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Whether Go is there to build it with. */
    public static boolean canInstall() {
        return onPath("go").isPresent();
    }

    /** Builds the server from source, which takes minutes the first time; Go's own output is shown. */
    public static Path install() {
        return install(SERVER);
    }

    private static Path install(String program) {
        Path directory = goDirectory()
                .orElseThrow(() -> new IllegalStateException(
                        "LiveKit's server is missing and so is Go to build it. Install Go 1.26 or newer (https://go.dev/dl),"
                                + " or livekit-server " + VERSION
                                + " on the PATH, or set LIVEKIT_SERVER to the program."));
        var builder = new ProcessBuilder(
                "go", "install", "github.com/livekit/livekit-server/cmd/" + program + "@v" + VERSION);
        builder.environment().put("GOBIN", directory.toString());
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.INHERIT);
        try {
            System.out.println("Building LiveKit's " + program + " " + VERSION + " with Go: a few minutes, once");
            Process process = builder.start();
            for (int waited = 0; !process.waitFor(SAY_EVERY_SECONDS, TimeUnit.SECONDS); ) {
                waited += SAY_EVERY_SECONDS;
                System.out.println("  still building LiveKit's " + program + ", " + waited + " s");
                if (waited > INSTALL_LIMIT_SECONDS) {
                    process.destroyForcibly();
                }
            }
            if (process.exitValue() != 0) {
                throw new IllegalStateException(
                        "`go install` of LiveKit's " + program + " failed; its output is above");
            }
            return directory.resolve(program);
        } catch (IOException e) {
            throw new IllegalStateException("Go cannot be run", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while installing LiveKit's " + program, e);
        }
    }

    private static Optional<Path> fromEnvironment() {
        return Optional.ofNullable(System.getenv("LIVEKIT_SERVER"))
                .filter(path -> !path.isBlank())
                .map(Path::of);
    }

    /** A directory of its own per version: Go names the program just "server". */
    private static Optional<Path> goDirectory() {
        return onPath("go")
                .flatMap(go -> output(go.toString(), "env", "GOPATH"))
                .map(goPath -> Path.of(goPath, "bin", "livekit-" + VERSION));
    }

    /** The program of that name that a shell would run. */
    public static Optional<Path> onPath(String program) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.of(path.split(File.pathSeparator))
                .filter(directory -> !directory.isEmpty())
                .map(directory -> Path.of(directory, program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static Optional<String> output(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return process.waitFor() == 0 && !output.isEmpty() ? Optional.of(output) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
