package io.coachingcalls.calls.livekit;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A room as LiveKit has it.
 *
 * @param sid of this run; a room made again under the same name has another one
 * @param openedAt null where LiveKit does not say
 */
public record OpenRoom(String sid, @Nullable Instant openedAt) {}
