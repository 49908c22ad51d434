package io.coachingcalls.sessions.settling;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

import io.coachingcalls.events.CallEvent.SessionCompleted;
import io.coachingcalls.events.CallEvent.SessionCompleted.Person;
import io.coachingcalls.events.CallType;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import org.jspecify.annotations.Nullable;

/** A session of which the other services do not know yet that it settled, then. */
record SettledSession(UUID id, OffsetDateTime settledAt, SessionCompleted event) {

    static SettledSession from(Row row) {
        UUID id = row.getUUID("id");
        String room = row.getString("room_name");
        OffsetDateTime settledAt = row.getOffsetDateTime("settles_at");
        long revision = row.getLong("attendance_revision");
        var event = new SessionCompleted(
                // Told of again when more is known: somebody came back all the same, or a leave was late
                "%s:completed:%d:%d".formatted(room, settledAt.toInstant().toEpochMilli(), revision),
                settledAt.toInstant(),
                room,
                id.toString(),
                row.getString("user_id"),
                CallType.of(row.getString("call_type")),
                row.getString("status"),
                instant(row, "started_at"),
                instant(row, "ended_at"),
                row.getLong("duration_seconds"),
                people(row.getJsonArray("people")),
                revision);
        return new SettledSession(id, settledAt, event);
    }

    private static List<Person> people(JsonArray people) {
        return people.stream()
                .map(JsonObject.class::cast)
                .map(person -> new Person(person.getString("user_id"), person.getString("name")))
                .toList();
    }

    private static @Nullable Instant instant(Row row, String column) {
        OffsetDateTime time = row.getOffsetDateTime(column);
        return time == null ? null : time.toInstant();
    }
}
