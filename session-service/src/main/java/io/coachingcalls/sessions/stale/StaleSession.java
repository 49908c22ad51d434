package io.coachingcalls.sessions.stale;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A session that has been in progress for a long time.
 *
 * @param roomSid null where only clients told of it
 * @param lastJoinedAt of those who have not left
 * @param misses how often in a row the reconciler did not find its room
 * @param firstMissedAt null without misses
 * @param wasLost its room was told lost before, and that was wrong
 */
record StaleSession(
        UUID id,
        String room,
        @Nullable String roomSid,
        Instant startedAt,
        @Nullable Instant lastJoinedAt,
        int misses,
        @Nullable Instant firstMissedAt,
        boolean wasLost) {}
