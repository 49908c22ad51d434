package io.coachingcalls.calls.announce;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.coachingcalls.events.CallEvent;
import io.coachingcalls.events.CallEvent.CallCreated;
import io.coachingcalls.events.CallEvent.CallEnded;
import io.coachingcalls.events.CallEvent.CallTerms;
import io.coachingcalls.events.CallType;
import io.coachingcalls.events.EndReason;
import io.vertx.mutiny.sqlclient.Row;
import org.jspecify.annotations.Nullable;

/**
 * A call of which the event log does not yet know everything.
 *
 * @param announced the revision it knows
 */
record Announcement(
        String room,
        CallTerms terms,
        Instant createdAt,
        @Nullable Instant endedAt,
        @Nullable String endedBy,
        @Nullable EndReason endReason,
        int revision,
        int announced) {

    private static final int CREATED = 1;

    /** What there is to say, in order. The ids follow from the room, so that saying it twice does no harm. */
    List<CallEvent> events() {
        List<CallEvent> events = new ArrayList<>();
        if (announced < CREATED) {
            events.add(new CallCreated(room + ":created", createdAt, room, terms));
        }
        if (endedAt != null && endReason != null) {
            events.add(new CallEnded(room + ":ended", endedAt, room, endedBy, endReason));
        }
        return events;
    }

    static Announcement from(Row row) {
        return new Announcement(
                row.getString("room"),
                new CallTerms(
                        row.getString("owner_id"),
                        CallType.of(row.getString("call_type")),
                        row.getString("title"),
                        row.getString("coach_id"),
                        List.of(row.getArrayOfStrings("participants")),
                        instant(row, "scheduled_for"),
                        row.getLong("max_duration_seconds")),
                row.getOffsetDateTime("created_at").toInstant(),
                instant(row, "ended_at"),
                row.getString("ended_by"),
                reason(row.getString("end_reason")),
                row.getInteger("revision"),
                row.getInteger("announced_revision"));
    }

    private static @Nullable EndReason reason(@Nullable String value) {
        return value == null ? null : EndReason.of(value);
    }

    private static @Nullable Instant instant(Row row, String column) {
        var time = row.getOffsetDateTime(column);
        return time == null ? null : time.toInstant();
    }
}
