package io.coachingcalls.calls.recording;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.coachingcalls.calls.livekit.Egress;
import io.coachingcalls.calls.livekit.RecordingReason;
import io.coachingcalls.structure.PlainJava;
import org.jspecify.annotations.Nullable;

/**
 * What follows from comparing a room's attempts with what LiveKit knows of.
 *
 * @param steps in order
 * @param lookAgainAfter null when only an event can make a difference
 * @param nextIfSomebodyIsThere the call should be recorded and is not: reason for another attempt
 */
@PlainJava
record RecordingReview(List<RecordingStep> steps, @Nullable Duration lookAgainAfter, boolean nextIfSomebodyIsThere) {

    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(2);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    /** So many attempts in a call may follow one another without somebody's coming, when LiveKit takes up none of them. */
    private static final int MOST_BY_ITSELF = 5;

    /** No call lasts as long: what has not been found by then does not run any more. */
    private static final Duration PATIENCE = Duration.ofHours(1);

    /** @param grace how long an egress may take to be listed */
    static RecordingReview of(RoomRecording room, List<Egress> egresses, Duration grace) {
        List<RecordingStep> steps = new ArrayList<>();
        boolean undecided = false;
        boolean open = false;
        for (RecordingAttempt attempt : room.attempts()) {
            Optional<Egress> egress = egresses.stream().filter(attempt::isBy).findFirst();
            if (egress.isPresent()) {
                boolean goesOn = egress.get().running() && attempt.open() && room.wanted();
                open |= goesOn;
                steps.addAll(found(attempt, egress.get(), goesOn));
            } else if (attempt.open()) {
                boolean waits = age(attempt, room).compareTo(grace) < 0;
                undecided |= waits;
                open |= waits;
                if (!waits) {
                    steps.add(givenUp(attempt, RecordingReason.EGRESS_NOT_STARTED));
                }
            }
        }
        boolean hasReason = room.joinedSinceAttempt() || neverShowedUp(room, steps);
        return new RecordingReview(steps, undecided ? pause(room) : null, room.wanted() && hasReason && !open);
    }

    /** LiveKit cannot be asked: nothing changes, but for what nobody waits for any more. */
    static RecordingReview withoutAnswer(RoomRecording room) {
        List<RecordingStep> steps = new ArrayList<>();
        boolean recent = false;
        for (RecordingAttempt attempt : room.attempts()) {
            if (age(attempt, room).compareTo(PATIENCE) < 0) {
                recent = true;
            } else if (attempt.open()) {
                steps.add(givenUp(attempt, RecordingReason.EGRESS_UNAVAILABLE));
            }
        }
        return new RecordingReview(steps, recent ? pause(room) : null, false);
    }

    boolean changesNothing() {
        return steps.isEmpty() && !nextIfSomebodyIsThere;
    }

    /** Nobody refused the latest attempt: LiveKit's recorders have just not heard of it, or are gone. */
    private static boolean neverShowedUp(RoomRecording room, List<RecordingStep> steps) {
        return room.attempts().size() < MOST_BY_ITSELF
                && room.latest()
                        .filter(latest -> latest.reason() == RecordingReason.EGRESS_NOT_STARTED
                                || steps.contains(new RecordingStep.Fail(latest, RecordingReason.EGRESS_NOT_STARTED)))
                        .isPresent();
    }

    private static List<RecordingStep> found(RecordingAttempt attempt, Egress egress, boolean goesOn) {
        List<RecordingStep> steps = new ArrayList<>();
        if (attempt.isUnknown()) {
            steps.add(new RecordingStep.Adopt(attempt, egress.id()));
        }
        if (egress.running() && !goesOn) {
            steps.add(new RecordingStep.Stop(egress.id()));
        }
        if (attempt.open() && !goesOn) {
            steps.add(new RecordingStep.End(attempt));
        }
        return steps;
    }

    private static RecordingStep givenUp(RecordingAttempt attempt, RecordingReason reason) {
        return attempt.isUnknown() ? new RecordingStep.Fail(attempt, reason) : new RecordingStep.End(attempt);
    }

    /** The longer it has lasted already, the longer it may last. */
    private static Duration pause(RoomRecording room) {
        Duration pause =
                room.latest().map(attempt -> age(attempt, room).dividedBy(4)).orElse(SHORTEST_PAUSE);
        if (pause.compareTo(SHORTEST_PAUSE) < 0) {
            return SHORTEST_PAUSE;
        }
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }

    private static Duration age(RecordingAttempt attempt, RoomRecording room) {
        return Duration.between(attempt.requestedAt(), room.now());
    }
}
