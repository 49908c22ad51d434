package io.coachingcalls.sessions.settling;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;

import jakarta.inject.Singleton;

import io.coachingcalls.events.CallEvent;
import io.coachingcalls.events.CallEvent.SessionCompleted;
import io.coachingcalls.events.CallEvent.SessionCompleted.Person;
import io.coachingcalls.events.CallType;
import io.coachingcalls.outbox.OutboxTable;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import org.jspecify.annotations.Nullable;

/**
 * Sessions that are over for good: what the other services do then, a summary for one, must not be done while somebody
 * only reloads a page. Told of again when more is known: somebody came back all the same, or a leave was late.
 */
@Singleton
class SettledSessionsTable implements OutboxTable {

    @Override
    public String name() {
        return "sessions.coaching_sessions";
    }

    @Override
    public List<String> key() {
        return List.of("id");
    }

    @Override
    public String room() {
        return "room_name";
    }

    @Override
    public List<String> revision() {
        return List.of("settles_at", "attendance_revision");
    }

    @Override
    public String isBehind() {
        return """
                settles_at <= now() AND (announced_settles_at, announced_attendance_revision)
                  IS DISTINCT FROM (settles_at, attendance_revision)
                """;
    }

    @Override
    public String columns() {
        return """
                *, (SELECT coalesce(jsonb_agg(DISTINCT jsonb_build_object('user_id', user_id, 'name', name)), '[]')
                    FROM sessions.video_participants
                    WHERE session_id = coaching_sessions.id AND kind = 'person') AS people
                """;
    }

    @Override
    public List<CallEvent> events(Row row) {
        String room = row.getString("room_name");
        Instant settledAt = row.getOffsetDateTime("settles_at").toInstant();
        long revision = row.getLong("attendance_revision");
        return List.of(new SessionCompleted(
                "%s:completed:%d:%d".formatted(room, settledAt.toEpochMilli(), revision),
                settledAt,
                room,
                row.getUUID("id").toString(),
                row.getString("user_id"),
                CallType.of(row.getString("call_type")),
                row.getString("status"),
                instant(row, "started_at"),
                instant(row, "ended_at"),
                row.getLong("duration_seconds"),
                people(row.getJsonArray("people")),
                revision));
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
