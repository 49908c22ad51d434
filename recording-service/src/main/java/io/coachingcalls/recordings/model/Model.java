package io.coachingcalls.recordings.model;

import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import dev.langchain4j.exception.TimeoutException;
import io.quarkus.virtual.threads.VirtualThreads;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;

/** The way to the language model: so many at a time, each for so long. */
@ApplicationScoped
public class Model {

    private final ModelConfig config;
    private final ThinkingHabit habit;
    private final ExecutorService threads;
    private final Semaphore turns;

    Model(ModelConfig config, ThinkingHabit habit, @VirtualThreads ExecutorService threads) {
        this.config = config;
        this.habit = habit;
        this.threads = threads;
        this.turns = new Semaphore(config.concurrency(), true);
    }

    public boolean isConfigured() {
        return config.url().isPresent();
    }

    /** Asks on a thread that may wait; the client of the model has the same time limit as the wait for a turn. */
    <T> Uni<T> ask(Supplier<T> question) {
        return Uni.createFrom().item(() -> inTurn(question)).runSubscriptionOn(threads);
    }

    /** The same for an answer that comes in pieces, less what is only thought; the time is that between two of them. */
    Multi<String> stream(Supplier<Multi<String>> question) {
        return Multi.createFrom().deferred(() -> {
            Thinking thinking = habit.begin();
            Multi<String> rest = Multi.createFrom().deferred(() -> {
                habit.learn(thinking);
                return Multi.createFrom().iterable(thinking.end());
            });
            return Multi.createBy()
                    .concatenating()
                    .streams(pieces(question).onItem().transformToIterable(thinking::next), rest);
        });
    }

    private Multi<String> pieces(Supplier<Multi<String>> question) {
        return Multi.createFrom().deferred(() -> {
            Turn turn = new Turn();
            return Uni.createFrom()
                    .item(turn::take)
                    .runSubscriptionOn(threads)
                    .onItem()
                    .transformToMulti(taken -> question.get())
                    .ifNoItem()
                    .after(config.timeout())
                    .on(Infrastructure.getDefaultWorkerPool())
                    .fail()
                    // Last, so that it hears of every end: the question may not even be asked
                    .onTermination()
                    .invoke(turn::end);
        });
    }

    private <T> T inTurn(Supplier<T> question) {
        Turn turn = new Turn().take();
        try {
            return question.get();
        } finally {
            turn.end();
        }
    }

    /** Is given back once, whoever ends it, also where it ends before it was there to be taken. */
    private final class Turn {

        private boolean isTaken;
        private boolean hasEnded;

        /** Waits for it. */
        Turn take() {
            try {
                if (!turns.tryAcquire(config.timeout().toMillis(), TimeUnit.MILLISECONDS)) {
                    throw new TimeoutException("the model has been busy for " + config.timeout());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while waiting for the model", e);
            }
            if (!begin()) {
                turns.release();
                throw new CancellationException("nobody waits for the answer any more");
            }
            return this;
        }

        private synchronized boolean begin() {
            isTaken = !hasEnded;
            return isTaken;
        }

        synchronized void end() {
            if (isTaken && !hasEnded) {
                turns.release();
            }
            hasEnded = true;
        }
    }
}
