package io.coachingcalls.calls.call;

import java.util.List;

import jakarta.inject.Singleton;

import io.coachingcalls.events.CallEvent;
import io.coachingcalls.events.CallEvent.InvitationAnswered;
import io.coachingcalls.events.InvitationAnswer;
import io.coachingcalls.outbox.OutboxTable;
import io.coachingcalls.text.Keys;
import io.vertx.mutiny.sqlclient.Row;

/** What somebody answers is one {@code invitation.answered}, and another when they change their mind. */
@Singleton
class AnswersTable implements OutboxTable {

    @Override
    public String name() {
        return "calls.invitation_answers";
    }

    @Override
    public List<String> key() {
        return List.of("room", "user_id");
    }

    @Override
    public List<CallEvent> events(Row row) {
        String room = row.getString("room");
        String userId = row.getString("user_id");
        long revision = row.getLong("revision");
        return List.of(new InvitationAnswered(
                Keys.join(':', room, "answer", userId, Long.toString(revision)),
                row.getOffsetDateTime("answered_at").toInstant(),
                room,
                userId,
                InvitationAnswer.of(row.getString("answer")),
                revision));
    }
}
