package io.coachingcalls.livekit;

import io.coachingcalls.events.RoomOrigin;

/**
 * What was made of one of LiveKit's events.
 *
 * @param origin whose its room is, as far as the event itself proves it
 */
public record Heard<T>(String room, RoomOrigin origin, T value) {}
