package io.coachingcalls.local.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

import io.coachingcalls.local.state.DataDirectory;
import io.coachingcalls.local.state.Run;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which system a command is about. */
final class SystemOptions {

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where the system keeps its data (default: CALLS_DATA, or .local). Another directory is"
                    + " another system: it chooses ports that are free.")
    private @Nullable Path directory;

    /** The checkout, as the script says. */
    Path projectRoot() {
        return Path.of(System.getProperty("calls.root", "")).toAbsolutePath();
    }

    DataDirectory data() throws IOException {
        return DataDirectory.at(chosen().orElse(usual()));
    }

    boolean isBesideTheUsual() throws IOException {
        return !data().root().equals(usual().normalize());
    }

    /** @throws NothingRunsException when there is none */
    Run runningSystem() throws IOException {
        return Run.of(data()).orElseThrow(NothingRunsException::new);
    }

    private Optional<Path> chosen() {
        return Optional.ofNullable(directory).or(() -> Optional.ofNullable(System.getenv("CALLS_DATA"))
                .filter(path -> !path.isBlank())
                .map(Path::of));
    }

    private Path usual() {
        return projectRoot().resolve(".local");
    }

    /** Says what to do about it. */
    static final class NothingRunsException extends RuntimeException {
        NothingRunsException() {
            super("nothing runs. Start it with ./calls up");
        }
    }
}
