package io.coachingcalls.recordings.recording;

import java.util.List;

import jakarta.inject.Singleton;

import io.coachingcalls.events.CallEvent;
import io.coachingcalls.events.CallEvent.RecordingChanged;
import io.coachingcalls.events.RecordingState;
import io.coachingcalls.outbox.OutboxTable;
import io.vertx.mutiny.sqlclient.Row;

/** Each change of how a room's recording stands is one {@code recording.changed}; of several at once the last. */
@Singleton
class RecordingsTable implements OutboxTable {

    @Override
    public String name() {
        return "recordings.room_recordings";
    }

    @Override
    public List<String> key() {
        return List.of("room");
    }

    @Override
    public List<CallEvent> events(Row row) {
        String room = row.getString("room");
        long revision = row.getLong("revision");
        return List.of(new RecordingChanged(
                "%s:recording-changed:%d".formatted(room, revision),
                row.getOffsetDateTime("changed_at").toInstant(),
                room,
                revision,
                RecordingState.of(row.getString("state")),
                row.getString("reason"),
                row.getString("url"),
                row.getLong("duration_ms"),
                row.getLong("size_bytes")));
    }
}
