package io.coachingcalls.local.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

import io.coachingcalls.local.state.DataDirectory;
import io.coachingcalls.local.state.Run;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Switches a part off, to see how the others take it. */
@Command(
        name = "stop",
        description = "Stops one part of a running system, such as webhook-ingest or kafka, until ./calls start.",
        mixinStandardHelpOptions = true)
final class StopCommand implements Callable<Integer> {

    private static final long POLITE_LIMIT_SECONDS = 5;

    @Mixin
    private SystemOptions options = new SystemOptions();

    @Parameters(paramLabel = "PART", description = "Its name, as its log is called.")
    private String part = "";

    @Override
    public Integer call() throws IOException {
        DataDirectory data = options.data();
        Run.PartProcess running = options.runningSystem().parts().stream()
                .filter(process -> process.name().equals(part))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no part called '" + part + "' runs"));
        data.switchOff(part);
        running.process().alive().ifPresent(StopCommand::end);
        System.out.println(part + " is stopped. ./calls start " + part + " brings it back.");
        return 0;
    }

    /** PostgreSQL would wait for its clients, LiveKit for its calls. */
    private static void end(ProcessHandle process) {
        process.destroy();
        process.onExit()
                .completeOnTimeout(process, POLITE_LIMIT_SECONDS, TimeUnit.SECONDS)
                .join();
        if (process.destroyForcibly()) {
            process.onExit().join();
        }
    }
}
