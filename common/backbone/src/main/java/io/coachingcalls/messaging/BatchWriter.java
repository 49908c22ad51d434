package io.coachingcalls.messaging;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;

import io.coachingcalls.database.PassingFailures;
import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;

/**
 * Writes a batch in as few pieces as it can. A failure that is not known to pass by itself is some record's: halving
 * finds it in few steps, and all others are written. One that is known to pass is waited for; but when it meets the same
 * piece for a minute while the database answers otherwise, that piece is halved too.
 */
final class BatchWriter {

    /** From then on a failure that should have passed is looked into. */
    static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final Logger LOG = Logger.getLogger(BatchWriter.class);

    private static final Duration FIRST_BACK_OFF = Duration.ofMillis(200);
    private static final Duration LONGEST_BACK_OFF = Duration.ofSeconds(5);

    /** A server that hangs is noticed by time: longer than any statement may take. */
    private static final Duration LONGEST_WRITE = Duration.ofMinutes(2);

    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(5);

    /** So often in a row an item must fail while the database answers, before it is taken for the cause. */
    private static final int FAILURES_ALONE = 3;

    private final Supplier<Uni<Void>> databaseAnswers;
    private final Duration patience;

    /** @param databaseAnswers succeeds when the database does anything at all */
    BatchWriter(Supplier<Uni<Void>> databaseAnswers, Duration patience) {
        this.databaseAnswers = databaseAnswers;
        this.patience = patience;
    }

    /** Where items go. */
    interface Target<T> {

        /** All of them, or none. */
        Uni<Void> write(List<T> items);

        /** One that cannot be written, whenever it is tried. */
        Uni<Void> setAside(T item, Throwable cause);
    }

    /** Completes when every item is written or set aside. */
    <T> Uni<Void> write(List<T> items, Target<T> target) {
        if (items.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Deque<Piece<T>> open = new ArrayDeque<>(List.of(new Piece<>(items)));
        return Uni.createFrom()
                .deferred(() -> next(open, target).replaceWith(() -> !open.isEmpty()))
                .repeat()
                .whilst(more -> more)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private <T> Uni<Void> next(Deque<Piece<T>> open, Target<T> target) {
        Piece<T> piece = open.removeFirst();
        return target.write(piece.items)
                .ifNoItem()
                .after(LONGEST_WRITE)
                .fail()
                .onFailure()
                .recoverWithUni(cause -> {
                    if (PassingFailures.isOfTheDeployment(cause)) {
                        return tryAgainLater(piece, open, cause);
                    }
                    return PassingFailures.passes(cause)
                            ? whatShouldPass(piece, open, target, cause)
                            : narrow(piece, open, target, cause);
                });
    }

    /** Halves it, or sets aside the one item that is left. */
    private <T> Uni<Void> narrow(Piece<T> piece, Deque<Piece<T>> open, Target<T> target, Throwable cause) {
        if (piece.items.size() > 1) {
            piece.halves().reversed().forEach(open::addFirst);
            return Uni.createFrom().voidItem();
        }
        // Setting aside is a write, too: where nothing can be written, nobody is to blame
        return target.setAside(piece.items.getFirst(), cause)
                .onFailure()
                .recoverWithUni(e -> tryAgainLater(piece, open, e));
    }

    private <T> Uni<Void> whatShouldPass(Piece<T> piece, Deque<Piece<T>> open, Target<T> target, Throwable cause) {
        if (!piece.hasFailedFor(patience)) {
            return tryAgainLater(piece, open, cause);
        }
        return databaseAnswers
                .get()
                .ifNoItem()
                .after(LONGEST_ANSWER)
                .fail()
                .replaceWith(true)
                .onFailure()
                .recoverWithItem(false)
                .chain(answers -> {
                    piece.failuresAlone = answers ? piece.failuresAlone + 1 : 0;
                    return piece.failuresAlone >= (piece.items.size() > 1 ? 1 : FAILURES_ALONE)
                            ? narrow(piece, open, target, cause)
                            : tryAgainLater(piece, open, cause);
                });
    }

    /** After the others, so that they wait no longer than they must. */
    private static <T> Uni<Void> tryAgainLater(Piece<T> piece, Deque<Piece<T>> open, Throwable cause) {
        LOG.warnf("cannot store events, will try again: %s", cause.toString());
        piece.failures++;
        open.addLast(piece);
        return Uni.createFrom().voidItem().onItem().delayIt().by(piece.backOff());
    }

    /** Items that are written together. */
    private static final class Piece<T> {

        private final List<T> items;
        private final long since;
        private int failures;
        private int failuresAlone;

        Piece(List<T> items) {
            this(items, System.nanoTime());
        }

        private Piece(List<T> items, long since) {
            this.items = items;
            this.since = since;
        }

        List<Piece<T>> halves() {
            int middle = items.size() / 2;
            return List.of(
                    new Piece<>(items.subList(0, middle), since),
                    new Piece<>(items.subList(middle, items.size()), since));
        }

        boolean hasFailedFor(Duration time) {
            return System.nanoTime() - since >= time.toNanos();
        }

        Duration backOff() {
            Duration doubled = FIRST_BACK_OFF.multipliedBy(1L << Math.min(failures - 1, 10));
            return doubled.compareTo(LONGEST_BACK_OFF) < 0 ? doubled : LONGEST_BACK_OFF;
        }
    }
}
