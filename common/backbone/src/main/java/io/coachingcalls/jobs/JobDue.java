package io.coachingcalls.jobs;

/**
 * Rows of a job have just become due: whoever does it need not wait for its schedule. To be fired when they are committed;
 * should nobody hear it, the schedule finds them all the same.
 */
public record JobDue(String job) {

    public boolean isOf(String name) {
        return job.equals(name);
    }
}
