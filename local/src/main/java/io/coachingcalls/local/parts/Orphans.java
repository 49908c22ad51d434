package io.coachingcalls.local.parts;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import io.coachingcalls.local.state.DataDirectory;
import io.coachingcalls.local.state.Run;

/** What a supervisor left behind that was killed and could not stop its parts. */
public final class Orphans {

    private static final Duration POLITE_LIMIT = Duration.ofSeconds(10);

    private Orphans() {}

    /** Stops them, the services first and then what they stood on; does nothing while their supervisor lives. */
    static void stop(DataDirectory data, Progress progress) throws IOException {
        Run run = Run.lastOf(data).orElse(null);
        if (run == null || isSomebodyElse(run)) {
            return;
        }
        Map<Boolean, List<Run.PartProcess>> byService = run.parts().stream()
                .collect(Collectors.partitioningBy(
                        part -> Service.find(part.name()).isPresent()));
        stop(byService.get(true), progress);
        stop(byService.get(false), progress);
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

    /** All at once. */
    private static void stop(List<Run.PartProcess> parts, Progress progress) {
        List<ProcessHandle> processes = new ArrayList<>();
        for (Run.PartProcess part : parts) {
            part.process().alive().ifPresent(process -> {
                progress.say("Stopping " + part.name() + ", left behind by an earlier run");
                process.destroy();
                processes.add(process);
            });
        }
        awaitEnd(processes);
        processes.forEach(ProcessHandle::destroyForcibly);
        awaitEnd(processes);
    }

    private static void awaitEnd(List<ProcessHandle> processes) {
        CompletableFuture<?>[] ends =
                processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(ends)
                .completeOnTimeout(null, POLITE_LIMIT.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }
}
