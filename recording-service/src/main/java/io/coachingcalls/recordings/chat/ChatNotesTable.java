package io.coachingcalls.recordings.chat;

import java.util.List;

import jakarta.inject.Singleton;

import io.coachingcalls.events.CallEvent;
import io.coachingcalls.events.CallEvent.ChatCompiled;
import io.coachingcalls.outbox.OutboxTable;
import io.vertx.mutiny.sqlclient.Row;

/** A compiled chat is one {@code chat.compiled}. */
@Singleton
class ChatNotesTable implements OutboxTable {

    @Override
    public String name() {
        return "recordings.chat_notes";
    }

    @Override
    public List<String> key() {
        return List.of("room");
    }

    @Override
    public List<CallEvent> events(Row row) {
        String room = row.getString("room");
        return List.of(new ChatCompiled(
                room + ":chat", row.getOffsetDateTime("compiled_at").toInstant(), room, row.getString("text")));
    }
}
