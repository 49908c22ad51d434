package io.coachingcalls.calls.token;

import java.time.Duration;
import java.time.Instant;

import io.coachingcalls.structure.PlainJava;

/** Whether a call takes people in, and until when. Who may ask is {@code Access}' business. */
@PlainJava
sealed interface Admission {

    record Open() implements Admission {}

    record NotOpenYet(Instant opensAt) implements Admission {}

    record Over() implements Admission {}

    /** @param over somebody ended the call, or people were in it and its room has finished */
    static Admission of(Instant opensAt, boolean over, Instant now) {
        if (over) {
            return new Over();
        }
        return now.isBefore(opensAt) ? new NotOpenYet(opensAt) : new Open();
    }

    /**
     * Nobody can be in the room after this: the first person comes before the room times out empty, and from then on
     * the call lasts at most {@code maxDuration}.
     */
    static Instant latestDeadline(Instant openedAt, Duration emptyTimeout, Duration maxDuration) {
        return openedAt.plus(emptyTimeout).plus(maxDuration);
    }
}
