package io.coachingcalls.facts;

import java.util.Set;

/** Facts are stored that this version does not understand: a newer one wrote them, before it was rolled back. */
public final class UnreadableFacts extends RuntimeException {

    private final Set<String> rooms;

    UnreadableFacts(Set<String> rooms) {
        super("newer than this version", null, false, false);
        this.rooms = rooms;
    }

    /** Names of the rooms they are about. */
    Set<String> rooms() {
        return rooms;
    }
}
