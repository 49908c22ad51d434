package io.coachingcalls.calls.invitation;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;

import io.coachingcalls.events.CallType;
import io.vertx.mutiny.sqlclient.Row;
import org.jspecify.annotations.Nullable;

/**
 * A call that somebody is named in and has not answered.
 *
 * @param ownerName what who asks is called, by their own word; null where their token says nothing
 * @param asCoach else as one of the others
 * @param over it took place without them; who accepts can read what was said
 */
record Invitation(
        String room,
        UUID sessionId,
        CallType callType,
        @Nullable String title,
        String ownerId,
        @Nullable String ownerName,
        boolean asCoach,
        @Nullable Instant scheduledFor,
        Instant createdAt,
        boolean over) {

    static Invitation from(Row row) {
        OffsetDateTime scheduledFor = row.getOffsetDateTime("scheduled_for");
        return new Invitation(
                row.getString("room"),
                row.getUUID("session_id"),
                CallType.of(row.getString("call_type")),
                row.getString("title"),
                row.getString("owner_id"),
                row.getString("owner_name"),
                row.getBoolean("as_coach"),
                scheduledFor == null ? null : scheduledFor.toInstant(),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getBoolean("over"));
    }
}
