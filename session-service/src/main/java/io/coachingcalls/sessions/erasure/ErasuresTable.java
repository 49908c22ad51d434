package io.coachingcalls.sessions.erasure;

import java.util.List;
import java.util.UUID;

import jakarta.inject.Singleton;

import io.coachingcalls.events.CallEvent;
import io.coachingcalls.events.CallEvent.SessionErased;
import io.coachingcalls.outbox.OutboxTable;
import io.vertx.mutiny.sqlclient.Row;

/** Erasures: each revision is a {@code session.erased}, as long as somebody has not answered. */
@Singleton
class ErasuresTable implements OutboxTable {

    @Override
    public String name() {
        return "sessions.erasures";
    }

    @Override
    public List<String> key() {
        return List.of("id");
    }

    @Override
    public List<CallEvent> events(Row row) {
        UUID id = row.getUUID("id");
        String room = row.getString("room");
        return room == null
                ? List.of()
                : List.of(new SessionErased(
                        id + ":" + row.getLong("revision"),
                        row.getOffsetDateTime("requested_at").toInstant(),
                        room,
                        id.toString(),
                        row.getUUID("session_id").toString()));
    }
}
