package io.coachingcalls.calls.invitation;

import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

/** The calls that people are named in and have not answered. */
@ApplicationScoped
class Invitations {

    private static final int MOST = 100;

    /** From the call's time on; what nobody answered by then is of no interest any more. */
    private static final Duration SHOWN_FOR = Duration.ofDays(14);

    /** One that was ended before anybody came, and one of somebody blocked, there is no need to know of. */
    private static final String OPEN = """
            SELECT call.*, call.coach_id IS NOT DISTINCT FROM $1 AS as_coach,
              call.ended_at IS NOT NULL OR took_place.is_over AS over
            FROM calls.calls call
            CROSS JOIN LATERAL (
              SELECT count(*) > 0 AS somebody_came,
                coalesce(bool_or(run.finished_at IS NOT NULL AND NOT run.continued), false) AS is_over
              FROM calls.room_runs run
              WHERE run.room = call.room AND run.first_joined_at IS NOT NULL AND run.of_the_call) took_place
            WHERE (call.coach_id = $1 OR call.participants @> ARRAY[$1]) AND call.invites
              AND coalesce(call.scheduled_for, call.created_at) > now() - $2 * interval '1 second'
              AND (call.ended_at IS NULL OR took_place.somebody_came)
              AND NOT EXISTS (
                SELECT FROM calls.invitation_answers answer WHERE answer.room = call.room AND answer.user_id = $1)
              AND NOT EXISTS (
                SELECT FROM calls.blocks block WHERE block.user_id = $1 AND block.blocked_id = call.owner_id)
            ORDER BY coalesce(call.scheduled_for, call.created_at), call.room LIMIT $3
            """;

    private final Pool database;

    Invitations(Pool database) {
        this.database = database;
    }

    /** What is next first. */
    Uni<List<Invitation>> openOf(String userId) {
        return database.preparedQuery(OPEN)
                .execute(Tuple.of(userId, SHOWN_FOR.toSeconds(), MOST))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(Invitation::from)
                        .toList());
    }
}
