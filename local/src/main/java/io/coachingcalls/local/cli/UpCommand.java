package io.coachingcalls.local.cli;

import java.util.Optional;
import java.util.concurrent.Callable;

import io.coachingcalls.local.state.Run;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Starts the system. */
@Command(
        name = "up",
        description = {
            "Starts the whole system and waits until all of it is healthy.",
            "Stays in front until Ctrl-C, which stops every part; with --detach the system stays when this ends."
        },
        mixinStandardHelpOptions = true)
final class UpCommand implements Callable<Integer> {

    private static final long STOP_LIMIT_SECONDS = 120;

    @Mixin
    private SystemOptions options = new SystemOptions();

    @Option(names = "--detach", description = "Leave the system running; ./calls down stops it.")
    private boolean detach;

    @Override
    public Integer call() throws Exception {
        Optional<Run> running = Run.of(options.data());
        if (running.isPresent()) {
            System.out.println("It runs already.");
            System.out.println(StatusReport.table(running.get(), options.data()));
            return 0;
        }
        System.out.println("Starting");
        var supervisor = SupervisorProcess.start(options, !detach, System.out);
        if (!detach) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> supervisor.stop(STOP_LIMIT_SECONDS)));
        }
        Optional<Run> ready = supervisor.awaitReady();
        if (ready.isEmpty()) {
            return supervisor.awaitEnd();
        }
        System.out.println(StatusReport.table(ready.get(), options.data()));
        if (detach) {
            System.out.println("  ./calls demo makes a call, ./calls down stops the system.");
            return 0;
        }
        System.out.println("  ./calls demo, in another terminal, makes a call. Ctrl-C stops the system.");
        return supervisor.awaitEnd();
    }
}
