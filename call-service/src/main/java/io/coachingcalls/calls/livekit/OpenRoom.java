package io.coachingcalls.calls.livekit;

import java.time.Instant;

/**
 * A room as LiveKit has it.
 *
 * @param sid of this run; a room made again under the same name has another one
 */
public record OpenRoom(String sid, Instant openedAt) {}
