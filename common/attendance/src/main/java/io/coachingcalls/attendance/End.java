package io.coachingcalls.attendance;

import static java.util.Comparator.comparing;

import java.time.Instant;
import java.util.Comparator;

import io.coachingcalls.events.Provenance;

/** When something ended, who says so, and in which fact. */
public record End(Instant time, Provenance provenance, String factId) {

    static final Comparator<End> EARLIEST =
            comparing(End::time).thenComparing(End::provenance).thenComparing(End::factId);

    static End of(AttendanceEvent event) {
        return new End(event.time(), event.provenance(), event.id());
    }

    /** A leave of which only the whole second is known can seem to come before its own join. */
    public End notBefore(Instant joinedAt) {
        return time.isBefore(joinedAt) ? new End(joinedAt, provenance, factId) : this;
    }
}
