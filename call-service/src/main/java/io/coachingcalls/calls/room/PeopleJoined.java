package io.coachingcalls.calls.room;

import java.util.Set;

/** Fired when people have just come into these rooms. */
public record PeopleJoined(Set<String> rooms) {

    public PeopleJoined {
        rooms = Set.copyOf(rooms);
    }
}
