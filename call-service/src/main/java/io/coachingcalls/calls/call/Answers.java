package io.coachingcalls.calls.call;

import java.time.Instant;
import java.time.ZoneOffset;

import jakarta.enterprise.context.ApplicationScoped;

import io.coachingcalls.events.InvitationAnswer;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

/** What people make of being named in calls. */
@ApplicationScoped
public class Answers {

    /** Who left stays away. */
    private static final String PUT = """
            INSERT INTO calls.invitation_answers AS known (room, user_id, answer, answered_at)
            SELECT room, $2, $3, $4 FROM calls.calls WHERE room = $1
            ON CONFLICT (room, user_id) DO UPDATE SET
              answer = EXCLUDED.answer, answered_at = EXCLUDED.answered_at, revision = known.revision + 1,
              next_announcement_at = now() + interval '2 seconds', announcement_failure = NULL
            WHERE known.answer <> EXCLUDED.answer AND known.answer <> 'left'
            """;

    private final Pool database;

    Answers(Pool database) {
        this.database = database;
    }

    /** The same answer once more changes nothing. */
    public Uni<Void> put(String room, String userId, InvitationAnswer answer, Instant now) {
        return database.preparedQuery(PUT)
                .execute(Tuple.of(room, userId, answer.value(), now.atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }
}
