package io.coachingcalls.recordings.recording;

import java.time.Clock;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.coachingcalls.events.RecordingState;
import io.coachingcalls.problem.ErrorCode;
import io.coachingcalls.problem.ProblemException;
import io.coachingcalls.recordings.bucket.Bucket;
import io.coachingcalls.recordings.bucket.BucketException;
import io.coachingcalls.recordings.room.RoomFact;
import io.coachingcalls.recordings.room.RoomFact.RecordingDeleted;
import io.coachingcalls.recordings.room.RoomWriter;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Removes objects from the bucket, and says so when they are gone. */
@ApplicationScoped
class RecordingRemoval {

    private static final Logger LOG = Logger.getLogger(RecordingRemoval.class);

    private final RecordingStore store;
    private final Bucket bucket;
    private final RoomWriter writer;
    private final Clock clock;

    RecordingRemoval(RecordingStore store, Bucket bucket, RoomWriter writer, Clock clock) {
        this.store = store;
        this.bucket = bucket;
        this.writer = writer;
        this.clock = clock;
    }

    /**
     * Everything that was recorded of a room.
     *
     * @throws ProblemException 409 while something of it is still being recorded; 503 when the bucket cannot be used,
     *     and what is left can be removed later
     */
    Uni<Void> remove(String room, String by) {
        return store.attempts(room).chain(attempts -> {
            if (attempts.stream().anyMatch(attempt -> !attempt.state().isTerminal())) {
                throw new ProblemException(ErrorCode.RECORDING_NOT_OVER, null);
            }
            return remove(
                            attempts.stream()
                                    .filter(RecordingRemoval::mayHaveObject)
                                    .toList(),
                            by)
                    .onFailure(BucketException.class)
                    .transform(e -> new ProblemException(ErrorCode.STORAGE_UNAVAILABLE, e.getMessage(), e));
        });
    }

    /** Fails with {@link BucketException} at the first that cannot be removed. */
    private Uni<Void> remove(List<KeptAttempt> attempts, String by) {
        return Multi.createFrom()
                .iterable(attempts)
                .onItem()
                .transformToUniAndConcatenate(attempt -> remove(attempt, by))
                .collect()
                .asList()
                .replaceWithVoid();
    }

    /** @param by null where its time is up; fails with {@link BucketException} */
    Uni<Void> remove(KeptAttempt attempt, @Nullable String by) {
        RoomFact gone = new RecordingDeleted(
                "%s:recording:%d:deleted".formatted(attempt.room(), attempt.attempt()),
                clock.instant(),
                attempt.room(),
                attempt.attempt(),
                by);
        return bucket.delete(attempt.path())
                .chain(() -> writer.apply(List.of(gone)))
                .invoke(() -> LOG.infof(
                        "recording removed: room=%s attempt=%d by=%s", attempt.room(), attempt.attempt(), by));
    }

    /** A recorder that was lost may have written all the same. */
    private static boolean mayHaveObject(KeptAttempt attempt) {
        return attempt.hasObject() || attempt.state() == RecordingState.LOST;
    }
}
