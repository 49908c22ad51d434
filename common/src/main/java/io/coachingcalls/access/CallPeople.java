package io.coachingcalls.access;

import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * The people of one call, as far as access depends on them.
 *
 * @param owner null for a room that nobody announced
 * @param invited user ids named when the call was made
 * @param attended user ids of people LiveKit saw in the room
 */
public record CallPeople(@Nullable String owner, @Nullable String coach, Set<String> invited, Set<String> attended) {

    public CallPeople {
        invited = Set.copyOf(invited);
        attended = Set.copyOf(attended);
    }
}
