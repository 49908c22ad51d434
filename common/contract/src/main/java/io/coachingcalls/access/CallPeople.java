package io.coachingcalls.access;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

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

    /** Less those to whom it does not belong, as they declined or left it. The owner cannot. */
    public CallPeople without(Collection<String> gone) {
        return new CallPeople(
                owner, coach != null && gone.contains(coach) ? null : coach, less(invited, gone), less(attended, gone));
    }

    private static Set<String> less(Set<String> people, Collection<String> gone) {
        return people.stream().filter(person -> !gone.contains(person)).collect(Collectors.toUnmodifiableSet());
    }
}
