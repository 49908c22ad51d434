package io.coachingcalls.local.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;

import io.coachingcalls.local.parts.Supervisor;
import io.coachingcalls.local.state.Run;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says what runs. */
@Command(
        name = "status",
        description = "Says what runs and where; exits with 1 when nothing does.",
        mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {

    @Mixin
    private SystemOptions options = new SystemOptions();

    @Option(names = "--json", description = "As JSON, with addresses and the credentials of this local system.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        Optional<Run> run = Run.of(options.data());
        if (json) {
            System.out.println(StatusReport.json(run));
        } else if (run.isPresent()) {
            System.out.println(StatusReport.table(run.get(), options.data()));
        } else {
            System.out.println("Nothing runs. Start it with ./calls up");
            showLastFailure();
        }
        return run.isPresent() ? 0 : 1;
    }

    private void showLastFailure() throws IOException {
        Path failure = Supervisor.failureFile(options.data());
        if (Files.exists(failure)) {
            System.out.println("The last system ended so:");
            System.out.print(Files.readString(failure));
        }
    }
}
