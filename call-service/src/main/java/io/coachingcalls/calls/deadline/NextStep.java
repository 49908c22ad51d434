package io.coachingcalls.calls.deadline;

import java.time.Duration;
import java.time.Instant;

import io.coachingcalls.structure.PlainJava;
import org.jspecify.annotations.Nullable;

/** What is to be done about a run of a room now. */
@PlainJava
sealed interface NextStep {

    /** Close a room that has come up again after its call was over. */
    record CloseAgain() implements NextStep {}

    /** The time is up. */
    record EndCall() implements NextStep {}

    /** Tell the people inside how long they have. */
    record Warn(Instant deadline) implements NextStep {}

    /** @param until null when only an event can make a difference */
    record Wait(@Nullable Instant until) implements NextStep {}

    static NextStep of(DueRun run, Duration warnBefore) {
        if (run.over()) {
            return new CloseAgain();
        }
        Instant deadline = run.deadline();
        if (deadline == null) {
            return new Wait(null);
        }
        if (!run.now().isBefore(deadline)) {
            return new EndCall();
        }
        if (run.warned()) {
            return new Wait(deadline);
        }
        Instant warning = deadline.minus(warnBefore);
        return run.now().isBefore(warning) ? new Wait(warning) : new Warn(deadline);
    }
}
