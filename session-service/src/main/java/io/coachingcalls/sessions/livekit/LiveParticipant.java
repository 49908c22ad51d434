package io.coachingcalls.sessions.livekit;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Somebody in a room: a person or an agent. Recorders and the like are nobody.
 *
 * @param active false while the connection is still being made, which may come to nothing
 */
public record LiveParticipant(
        String sid, String identity, @Nullable String name, boolean agent, Instant joinedAt, boolean active) {}
