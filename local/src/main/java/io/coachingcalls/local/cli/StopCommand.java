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

    /** PostgreSQL would wait for its clients, LiveKit for its calls. */
    private static final long POLITE_LIMIT_SECONDS = 5;

    /** What a service has begun comes to its end, and its classes are kept for its next start. */
    private static final long SERVICE_LIMIT_SECONDS = 30;

    @Mixin
    private SystemOptions options = new SystemOptions();

    @Parameters(paramLabel = "PART", description = "Its name, as its log is called.")
    private String part = "";

    @Override
    public Integer call() throws IOException {
        DataDirectory data = options.data();
        Run run = options.runningSystem();
        Run.PartProcess running = run.parts().stream()
                .filter(process -> process.name().equals(part))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no part called '" + part + "' runs"));
        data.switchOff(part);
        long limit = run.services().containsKey(part) ? SERVICE_LIMIT_SECONDS : POLITE_LIMIT_SECONDS;
        running.process().alive().ifPresent(process -> end(process, limit));
        System.out.println(part + " is stopped. ./calls start " + part + " brings it back.");
        return 0;
    }

    private static void end(ProcessHandle process, long limitSeconds) {
        process.destroy();
        process.onExit()
                .completeOnTimeout(process, limitSeconds, TimeUnit.SECONDS)
                .join();
        if (process.destroyForcibly()) {
            process.onExit().join();
        }
    }
}
