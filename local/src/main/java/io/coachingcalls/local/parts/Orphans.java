package io.coachingcalls.local.parts;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.coachingcalls.local.state.DataDirectory;
import io.coachingcalls.local.state.Run;

/** What a supervisor left behind that was killed and could not stop its parts. */
public final class Orphans {

    private static final Duration POLITE_LIMIT = Duration.ofSeconds(10);

    private Orphans() {}

    /** Stops them, last started first; does nothing while their supervisor lives. */
    static void stop(DataDirectory data, Progress progress) throws IOException {
        Run run = Run.lastOf(data).orElse(null);
        if (run == null || isSomebodyElse(run)) {
            return;
        }
        for (Run.PartProcess part : run.parts().reversed()) {
            part.process().alive().ifPresent(process -> {
                progress.say("Stopping " + part.name() + ", left behind by an earlier run");
                end(process);
            });
        }
        Run.forget(data);
    }

    /** The same for the command line. */
    public static void stop(DataDirectory data) throws IOException {
        stop(data, new Progress(System.out));
    }

    private static boolean isSomebodyElse(Run run) {
        return run.supervisor()
                .alive()
                .filter(process -> process.pid() != ProcessHandle.current().pid())
                .isPresent();
    }

    private static void end(ProcessHandle process) {
        process.destroy();
        if (!hasEnded(process)) {
            process.destroyForcibly();
            hasEnded(process);
        }
    }

    private static boolean hasEnded(ProcessHandle process) {
        try {
            process.onExit().get(POLITE_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException | ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
