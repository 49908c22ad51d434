package io.coachingcalls.facts;

import java.time.Instant;
import java.util.Optional;

/** Something that was observed about one room. Two facts of a room with the same id are the same fact. */
public interface Fact {

    String id();

    /** Room name. */
    String room();

    /**
     * By when it had happened, where each telling of it can say another time: the one that says the earliest is kept,
     * whichever comes first. Empty where the first telling is kept.
     */
    default Optional<Instant> happenedBy() {
        return Optional.empty();
    }

    /** Whose share of the room it counts on. */
    Quota quota();
}
