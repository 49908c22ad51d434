package io.coachingcalls.system.faults;

import java.time.Instant;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What the services' rows say of one room, whoever says so: the database, or the {@link Oracle}.
 *
 * @param session session-service's rows
 * @param room recording-service's row
 */
record History(Session session, Room room) {

    record Session(
            String status,
            @Nullable Instant startedAt,
            @Nullable Instant endedAt,
            Set<Stay> stays) {}

    /** A row of {@code video_participants}. */
    record Stay(
            String participantSid,
            String userId,
            String kind,
            Instant joinedAt,
            @Nullable Instant leftAt) {}

    record Room(
            Set<String> attended,
            @Nullable Instant firstJoinedAt,
            @Nullable Instant lastLeftAt) {}
}
