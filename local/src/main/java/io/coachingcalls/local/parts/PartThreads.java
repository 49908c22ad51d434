package io.coachingcalls.local.parts;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Where parts are started and stopped: each in a platform thread of its own, and for a limited time.
 *
 * <p>Not in virtual threads. Libraries do much in static initialisers, and those pin a virtual thread to its carrier, of
 * which there are as many as processors: when as many initialisers wait for a lock, its owner gets no carrier to let go
 * of it, and nothing ever goes on.
 */
final class PartThreads {

    static final String START_TIMEOUT = "CALLS_START_TIMEOUT";

    /** On two processors that are busy with something else, a service's first start takes two minutes. */
    private static final Duration USUAL_START_LIMIT = Duration.ofSeconds(240);

    private PartThreads() {}

    /** How long a part may take to start; whole seconds in {@code CALLS_START_TIMEOUT}. */
    static Duration startLimit(Map<String, String> environment) {
        String seconds = environment.getOrDefault(START_TIMEOUT, "");
        if (seconds.isBlank()) {
            return USUAL_START_LIMIT;
        }
        if (!seconds.matches("[1-9][0-9]{0,4}")) {
            throw new IllegalArgumentException(
                    START_TIMEOUT + " must be a number of seconds from 1 to 99999, and is '" + seconds + "'");
        }
        return Duration.ofSeconds(Long.parseLong(seconds));
    }

    /**
     * Completes when {@code step} has returned, with its failure, or with a {@link TimeoutException} when it takes longer
     * than {@code limit}. A step that is too late is interrupted, and whether it heeds that or not, nobody waits for it.
     *
     * @param deed what the step does to the part, {@code start} or {@code stop}
     */
    static CompletableFuture<Void> run(String deed, String part, Duration limit, Step step) {
        var ended = new CompletableFuture<Void>();
        Thread thread = inBackground(deed + " " + part, () -> {
            try {
                step.run();
                ended.complete(null);
            } catch (Throwable e) {
                ended.completeExceptionally(e);
            }
        });
        // In the thread of the clock: the common pool's may be taken, too
        CompletableFuture.delayedExecutor(limit.toMillis(), TimeUnit.MILLISECONDS, Runnable::run)
                .execute(() -> {
                    var late = new TimeoutException(part + " did not " + deed + " within " + limit.toSeconds() + " s");
                    if (ended.completeExceptionally(late)) {
                        thread.interrupt();
                    }
                });
        return ended;
    }

    /** Without a limit; keeps no JVM from ending. */
    static Thread inBackground(String name, Runnable work) {
        return Thread.ofPlatform().daemon().name(name).start(work);
    }

    @FunctionalInterface
    interface Step {
        void run() throws Exception;
    }
}
