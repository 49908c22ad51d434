package io.coachingcalls.jobs;

import java.util.function.Supplier;

import io.smallrye.mutiny.Uni;

/**
 * Rows of a job have just become due: whoever does it need not wait for its schedule. To be fired when they are committed;
 * should nobody hear it, the schedule finds them all the same.
 */
public record JobDue(String job) {

    /** Begins {@code sweep} if it is the job's: for whoever observes this. */
    public void wake(String name, Supplier<Uni<Void>> sweep) {
        if (job.equals(name)) {
            sweep.get().subscribe().with(done -> {});
        }
    }
}
