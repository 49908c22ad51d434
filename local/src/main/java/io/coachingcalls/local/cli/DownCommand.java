package io.coachingcalls.local.cli;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.coachingcalls.local.parts.Orphans;
import io.coachingcalls.local.state.Run;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Stops the system. */
@Command(
        name = "down",
        description = "Stops every part of the system and waits until it has ended. Its data stays.",
        mixinStandardHelpOptions = true)
final class DownCommand implements Callable<Integer> {

    private static final long STOP_LIMIT_SECONDS = 120;

    @Mixin
    private SystemOptions options = new SystemOptions();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Optional<ProcessHandle> supervisor =
                Run.of(options.data()).flatMap(run -> run.supervisor().alive());
        if (supervisor.isPresent()) {
            stop(supervisor.get());
            System.out.println("Stopped.");
        } else {
            System.out.println("Nothing runs.");
        }
        Orphans.stop(options.data());
        return 0;
    }

    private static void stop(ProcessHandle supervisor) throws InterruptedException {
        supervisor.destroy();
        try {
            supervisor.onExit().get(STOP_LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            supervisor.destroyForcibly();
        }
    }
}
