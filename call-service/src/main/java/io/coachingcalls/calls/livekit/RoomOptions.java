package io.coachingcalls.calls.livekit;

import java.time.Duration;

/**
 * How a room behaves.
 *
 * @param emptyTimeout how long it stays when nobody ever comes
 * @param departureTimeout how long it stays after the last person left
 */
public record RoomOptions(Duration emptyTimeout, Duration departureTimeout, int maxParticipants, String metadata) {}
