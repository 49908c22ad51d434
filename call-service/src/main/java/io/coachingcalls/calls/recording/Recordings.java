package io.coachingcalls.calls.recording;

import java.time.Duration;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.coachingcalls.access.Caller;
import io.coachingcalls.calls.call.RecordingPreference;
import io.coachingcalls.calls.livekit.Egress;
import io.coachingcalls.calls.livekit.Egresses;
import io.coachingcalls.calls.livekit.RecordingReason;
import io.coachingcalls.calls.livekit.RecordingStart;
import io.coachingcalls.calls.livekit.Rooms;
import io.coachingcalls.events.RecordingOutcome;
import io.coachingcalls.outbox.Outbox;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Starts and stops the recording of calls. Whatever becomes of it, the call goes on. */
@ApplicationScoped
public class Recordings {

    /** As long as somebody who asked for a recording is kept waiting. */
    public static final Duration PATIENCE = Duration.ofMillis(2_800);

    private static final Logger LOG = Logger.getLogger(Recordings.class);

    private final RecordingStore store;
    private final Egresses egresses;
    private final Rooms rooms;
    private final ConfiguredStorage storage;
    private final RecordingConfig config;
    private final Outbox outbox;

    Recordings(
            RecordingStore store,
            Egresses egresses,
            Rooms rooms,
            ConfiguredStorage storage,
            RecordingConfig config,
            Outbox outbox) {
        this.store = store;
        this.egresses = egresses;
        this.rooms = rooms;
        this.storage = storage;
        this.config = config;
        this.outbox = outbox;
    }

    /** How the recording of the room stands, as far as we know. */
    public Uni<RecordingStatus> status(String room) {
        return store.find(room)
                .map(found -> RecordingStatus.of(found, storage.get().isPresent()));
    }

    /**
     * Starts recording a room that was just made, if its call should be recorded. Answers after {@code patience} in any
     * case, and never with a failure; what has not been decided by then goes on behind the answer.
     */
    public Uni<RecordingStatus> startFirst(String room, Duration patience) {
        return within(patience, room, begin(room, true));
    }

    /** As {@link #startFirst}, for somebody who need not know. */
    public void startFirstBehindTheAnswer(String room) {
        behindTheAnswer(startFirst(room, PATIENCE).chain(() -> outbox.publish(room)));
    }

    /** Switches the recording of the room on, for this person, and starts it. Answers as {@link #startFirst}. */
    public Uni<RecordingStatus> switchOn(String room, Caller caller) {
        return keepPreference(room, caller)
                .chain(() -> within(PATIENCE, room, beginOrFindRunning(room)))
                .invoke(() -> behindTheAnswer(outbox.publish(room)));
    }

    /** As {@link #switchOn}, for somebody who need not know what comes of it. */
    public Uni<Void> switchOnBehindTheAnswer(String room, Caller caller) {
        return keepPreference(room, caller)
                .invoke(() -> behindTheAnswer(
                        within(PATIENCE, room, beginOrFindRunning(room)).chain(() -> outbox.publish(room))));
    }

    /**
     * Switches the recording of the room off and stops what runs. When LiveKit cannot be asked, fails with
     * {@code LIVEKIT_UNAVAILABLE}, and the sweep stops it as soon as it can.
     */
    public Uni<Void> switchOff(String room, Caller caller) {
        LOG.infof("recording switched off: room=%s user=%s", room, caller.userId());
        return store.switchOff(room).chain(() -> review(room)).replaceWithVoid();
    }

    /**
     * Compares the room's attempts with LiveKit, and does what follows.
     *
     * @return after what time to look again; null when only an event can make a difference
     */
    Uni<@Nullable Duration> review(String room) {
        return store.find(room)
                .chain(found -> egresses(room, found).map(list -> RecordingReview.of(found, list, config.startGrace())))
                .chain(review -> act(room, review));
    }

    /** As {@link #review}, when LiveKit cannot be asked. */
    Uni<@Nullable Duration> reviewWithoutAnswer(String room) {
        return store.find(room).map(RecordingReview::withoutAnswer).chain(review -> act(room, review));
    }

    private Uni<Void> keepPreference(String room, Caller caller) {
        RecordingPreference preference = RecordingPreference.of(caller);
        LOG.infof("recording switched on: room=%s user=%s tier=%s", room, preference.by(), preference.tier());
        return store.keep(room, preference);
    }

    private Uni<List<Egress>> egresses(String room, RoomRecording found) {
        boolean wasTried = found.attempts().stream().anyMatch(attempt -> attempt.outcome() != RecordingOutcome.SKIPPED);
        return wasTried ? egresses.list(room) : Uni.createFrom().item(List.of());
    }

    private Uni<@Nullable Duration> act(String room, RecordingReview review) {
        return Multi.createFrom()
                .iterable(review.steps())
                .onItem()
                .transformToUniAndConcatenate(this::take)
                .collect()
                .asList()
                .chain(() -> review.nextIfSomebodyIsThere() ? beginIfSomebodyIsThere(room) : nothing())
                .chain(() -> review.changesNothing() ? nothing() : outbox.publish(room))
                .map(done -> review.lookAgainAfter());
    }

    private Uni<Void> take(RecordingStep step) {
        LOG.infof("recording: %s", step);
        return switch (step) {
            case RecordingStep.Adopt adopt ->
                store.settle(adopt.attempt(), new RecordingStart.Started(adopt.egressId()));
            case RecordingStep.Fail fail -> store.settle(fail.attempt(), new RecordingStart.Failed(fail.reason()));
            case RecordingStep.Stop stop -> egresses.stop(stop.egressId());
            case RecordingStep.End end -> store.end(end.attempt());
        };
    }

    private Uni<Void> beginIfSomebodyIsThere(String room) {
        return rooms.hasPeople(room).chain(there -> there ? begin(room, false) : nothing());
    }

    /** What we take for running may have ended without our hearing of it: then it is begun again. */
    private Uni<Void> beginOrFindRunning(String room) {
        return store.find(room)
                .chain(found -> found.open().isPresent() ? review(room).replaceWithVoid() : nothing())
                .onFailure()
                .recoverWithNull()
                .chain(() -> begin(room, false));
    }

    private Uni<Void> begin(String room, boolean onlyFirst) {
        return store.begin(room, onlyFirst || storage.get().isEmpty())
                .chain(attempt -> attempt.isPresent() ? start(attempt.get()) : nothing());
    }

    private Uni<Void> start(RecordingAttempt attempt) {
        Uni<RecordingStart> start = storage.get()
                .map(target -> egresses.start(attempt.room(), attempt.path(), target))
                .orElseGet(() -> Uni.createFrom().item(new RecordingStart.Skipped(RecordingReason.NOT_CONFIGURED)));
        return start.invoke(outcome -> LOG.infof(
                        "recording requested: room=%s attempt=%d user=%s tier=%s outcome=%s",
                        attempt.room(), attempt.attempt(), attempt.requestedBy(), attempt.tier(), outcome))
                .chain(outcome -> store.settle(attempt, outcome));
    }

    private Uni<RecordingStatus> within(Duration patience, String room, Uni<Void> step) {
        // Kept by memoize, so that who stops waiting does not stop the recording
        Uni<Void> goesOn = step.memoize().indefinitely();
        return goesOn.ifNoItem()
                .after(patience)
                .recoverWithUni(Recordings::nothing)
                .chain(() -> status(room))
                .onFailure()
                .invoke(e -> LOG.warnf("recording of room %s: %s", room, e))
                .onFailure()
                .recoverWithItem(RecordingStatus.UNKNOWN);
    }

    /** @param step one that never fails */
    private static void behindTheAnswer(Uni<Void> step) {
        step.subscribe().with(done -> {});
    }

    private static Uni<Void> nothing() {
        return Uni.createFrom().voidItem();
    }
}
