package io.coachingcalls.events;

import io.coachingcalls.events.CallEvent.CallTerms;
import org.jspecify.annotations.Nullable;

/**
 * Whose a room is, as far as it can be told from the room alone.
 *
 * @param isOurs false where only those can tell who have heard of the room otherwise
 * @param terms what call-service wrote into it, by its signature; null where there is none
 */
public record RoomOrigin(boolean isOurs, @Nullable CallTerms terms) {}
