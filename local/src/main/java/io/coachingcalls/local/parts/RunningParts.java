package io.coachingcalls.local.parts;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import io.coachingcalls.local.state.ProcessId;
import io.coachingcalls.local.state.Run;

/** All that has been started so far; notices a part that dies, and stops them all. */
final class RunningParts {

    private static final Duration STOP_LIMIT = Duration.ofSeconds(90);

    private final List<Part> parts = new ArrayList<>();
    private final Consumer<List<Run.PartProcess>> onChange;
    private final Consumer<Part> onDeath;
    private boolean isStopping;

    /**
     * @param onChange is told the processes whenever there is a new one
     * @param onDeath is told of each part that ends and that was not stopped with all the others, in a thread of its own
     */
    RunningParts(Consumer<List<Run.PartProcess>> onChange, Consumer<Part> onDeath) {
        this.onChange = onChange;
        this.onDeath = onDeath;
    }

    /** Takes a part in, or stops it at once when everything is already being stopped. */
    void add(Part part) {
        synchronized (this) {
            if (!isStopping) {
                parts.add(part);
                onChange.accept(processes());
                part.process().ifPresent(process -> watch(part, process));
                return;
            }
        }
        part.stop();
    }

    synchronized List<Run.PartProcess> processes() {
        return parts.stream()
                .flatMap(part ->
                        part.process().map(process -> new Run.PartProcess(part.name(), ProcessId.of(process))).stream())
                .toList();
    }

    /** Stops layer after layer; returns why what does not stop does not. */
    List<Throwable> stopAll() {
        return stopAll(STOP_LIMIT);
    }

    /** @param limit for each part; those that stand on one another stop after one another */
    List<Throwable> stopAll(Duration limit) {
        List<Part> stopping;
        synchronized (this) {
            isStopping = true;
            stopping = List.copyOf(parts);
            parts.clear();
        }
        List<Throwable> failures = new ArrayList<>();
        for (Part.Layer layer : Part.Layer.values()) {
            var stops = stopping.stream()
                    .filter(part -> part.layer() == layer)
                    .map(part -> PartThreads.run("stop", part.name(), limit, part::stop))
                    .toList();
            for (var stop : stops) {
                stop.handle((stopped, failure) -> Optional.ofNullable(failure))
                        .join()
                        .ifPresent(failures::add);
            }
        }
        return failures;
    }

    private void watch(Part part, ProcessHandle process) {
        PartThreads.inBackground("watch " + part.name(), () -> {
            process.onExit().join();
            if (remove(part)) {
                onDeath.accept(part);
            }
        });
    }

    /** False when everything is being stopped. */
    private synchronized boolean remove(Part part) {
        return parts.remove(part);
    }

    synchronized boolean isStopping() {
        return isStopping;
    }
}
