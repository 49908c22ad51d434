package io.coachingcalls.calls.call;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

import jakarta.annotation.Priority;
import jakarta.inject.Singleton;

import io.coachingcalls.events.CallEvent;
import io.coachingcalls.events.CallEvent.CallCreated;
import io.coachingcalls.events.CallEvent.CallEnded;
import io.coachingcalls.events.CallEvent.CallTerms;
import io.coachingcalls.events.CallType;
import io.coachingcalls.events.EndReason;
import io.coachingcalls.outbox.OutboxTable;
import io.vertx.mutiny.sqlclient.Row;
import org.jspecify.annotations.Nullable;

/** Calls: revision 1 is {@code call.created}, 2 is {@code call.ended}. Told before what belongs to a call. */
@Singleton
@Priority(1)
class CallsTable implements OutboxTable {

    private static final int CREATED = 1;

    @Override
    public String name() {
        return "calls.calls";
    }

    @Override
    public List<String> key() {
        return List.of("room");
    }

    @Override
    public List<CallEvent> events(Row row) {
        String room = row.getString("room");
        List<CallEvent> events = new ArrayList<>();
        if (row.getInteger("announced_revision") < CREATED) {
            Instant createdAt = row.getOffsetDateTime("created_at").toInstant();
            events.add(new CallCreated(
                    room + ":created",
                    createdAt,
                    room,
                    terms(row),
                    row.getBoolean("invites"),
                    row.getString("requested_room")));
        }
        Instant endedAt = instant(row, "ended_at");
        String reason = row.getString("end_reason");
        if (endedAt != null && reason != null) {
            events.add(new CallEnded(room + ":ended", endedAt, room, row.getString("ended_by"), EndReason.of(reason)));
        }
        return events;
    }

    private static CallTerms terms(Row row) {
        return new CallTerms(
                row.getString("owner_id"),
                CallType.of(row.getString("call_type")),
                row.getString("title"),
                row.getString("coach_id"),
                List.of(row.getArrayOfStrings("participants")),
                instant(row, "scheduled_for"),
                row.getLong("max_duration_seconds"));
    }

    private static @Nullable Instant instant(Row row, String column) {
        @Nullable OffsetDateTime time = row.getOffsetDateTime(column);
        return time == null ? null : time.toInstant();
    }
}
