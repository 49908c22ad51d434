package io.coachingcalls.sessions.livekit;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A room that LiveKit lists.
 *
 * @param sid of this run; a room made again under the same name has another one
 * @param metadata what its maker wrote into it
 * @param createdAt null where LiveKit does not say
 */
public record LiveRoom(
        String sid,
        String name,
        @Nullable String metadata,
        @Nullable Instant createdAt) {}
