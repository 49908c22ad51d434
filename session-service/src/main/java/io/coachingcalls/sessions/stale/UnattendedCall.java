package io.coachingcalls.sessions.stale;

import java.time.Instant;
import java.util.UUID;

/**
 * A call that is still expected, though it opened long ago.
 *
 * @param openedAt when it was to begin; when it was made, where it was for at once
 */
record UnattendedCall(UUID id, String room, Instant openedAt) {}
