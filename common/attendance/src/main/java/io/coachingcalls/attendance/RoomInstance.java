package io.coachingcalls.attendance;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * One of LiveKit's rooms of one name: from its making under one sid to its end.
 *
 * @param firstJoinedAt of a person; null as long as nobody was in it
 * @param end null as long as nobody said that it ended, or whoever said so was wrong
 * @param ofTheCall what goes on in it is of the call; of the others nothing counts
 * @param continued the call went on in the next instance, as nobody saw the end of this one
 */
public record RoomInstance(
        String sid,
        @Nullable Instant firstJoinedAt,
        @Nullable End end,
        boolean ofTheCall,
        boolean continued) {

    /** It may still be there, as far as is known. */
    public boolean isLive() {
        return end == null && !continued;
    }
}
