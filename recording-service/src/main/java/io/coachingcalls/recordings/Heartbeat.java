package io.coachingcalls.recordings;

import java.time.Duration;
import java.util.function.Supplier;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import org.jboss.logging.Logger;

/** Says of a task that somebody is at it, for as long as they are: who dies says nothing any more. */
public final class Heartbeat {

    private static final Logger LOG = Logger.getLogger(Heartbeat.class);
    private static final int BEATS_A_CLAIM = 3;

    private Heartbeat() {}

    /**
     * {@code work}, with {@code beat} three times in {@code claim} until it ends.
     *
     * @param beat keeps the task ours for another {@code claim}; that it fails does not end the work
     */
    public static <T> Uni<T> during(Uni<T> work, Duration claim, Supplier<Uni<Void>> beat) {
        return Uni.createFrom().deferred(() -> {
            Duration pause = claim.dividedBy(BEATS_A_CLAIM);
            Cancellable beats = Multi.createFrom()
                    .ticks()
                    .startingAfter(pause)
                    .every(pause)
                    .onOverflow()
                    .drop()
                    .onItem()
                    .transformToUniAndConcatenate(tick -> logAndContinue(beat))
                    .subscribe()
                    .with(done -> {});
            return work.onTermination().invoke(beats::cancel);
        });
    }

    private static Uni<Void> logAndContinue(Supplier<Uni<Void>> beat) {
        return beat.get()
                .onFailure()
                .invoke(e -> LOG.warnf("nobody can be told that a task is being worked at: cause=%s", e))
                .onFailure()
                .recoverWithNull();
    }
}
