package io.coachingcalls.access;

import java.util.Set;

import io.coachingcalls.text.DisplayText;
import org.jspecify.annotations.Nullable;

/**
 * Who is asking, as their bearer token says.
 *
 * @param userId the token's subject, and the person's identity in LiveKit
 * @param name for others to see; null where the token has none
 */
public record Caller(String userId, @Nullable String name, Tier tier, Set<Role> roles) {

    public Caller {
        name = DisplayText.of(name);
        roles = Set.copyOf(roles);
    }

    /** The same person, by the name that they want to be seen with this time; by their token's where there is none. */
    public Caller called(@Nullable String other) {
        String shown = DisplayText.of(other);
        return shown == null ? this : new Caller(userId, shown, tier, roles);
    }

    public boolean is(Role role) {
        return roles.contains(role);
    }
}
