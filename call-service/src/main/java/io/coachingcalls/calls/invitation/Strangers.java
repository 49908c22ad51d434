package io.coachingcalls.calls.invitation;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import io.coachingcalls.events.CallEvent.CallTerms;
import io.coachingcalls.problem.ErrorCode;
import io.coachingcalls.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * Nobody asks too many people who do not know them. Two know each other once there is a call that belongs to both: who
 * owns it, and who has accepted it, as whoever joins does.
 */
@ApplicationScoped
public class Strangers {

    private static final Duration DAY = Duration.ofDays(1);

    /** One request of a person at a time: each counts what those before it named. */
    private static final String LOCK = "SELECT pg_advisory_xact_lock(hashtextextended('calls.strangers.' || $1, 0))";

    /** A call of before there were invitations belonged to everybody named, unasked: that counts where it took place. */
    private static final String UNKNOWN = """
            WITH mine AS (
              SELECT room, owner_id FROM calls.calls WHERE owner_id = $1
              UNION
              SELECT call.room, call.owner_id FROM calls.calls call
              JOIN calls.invitation_answers answer USING (room)
              WHERE answer.user_id = $1 AND answer.answer = 'accepted')
            SELECT person FROM unnest($2::text[]) AS person
            WHERE NOT EXISTS (SELECT FROM mine WHERE mine.owner_id = person)
              AND NOT EXISTS (
                SELECT FROM calls.invitation_answers answer JOIN mine USING (room)
                WHERE answer.user_id = person AND answer.answer = 'accepted')
              AND NOT EXISTS (
                SELECT FROM calls.calls call JOIN calls.room_runs run USING (room)
                WHERE NOT call.invites AND run.first_joined_at IS NOT NULL
                  AND ((call.owner_id = $1 AND (call.coach_id = person OR call.participants @> ARRAY[person]))
                    OR (call.owner_id = person AND (call.coach_id = $1 OR call.participants @> ARRAY[$1]))))
            """;

    /** Of others, too; what another request is at, it forgets itself. */
    private static final String FORGET = """
            DELETE FROM calls.named_strangers WHERE (by_hash, person_hash) IN (
              SELECT by_hash, person_hash FROM calls.named_strangers WHERE named_at <= now() - interval '1 day'
              FOR UPDATE SKIP LOCKED)
            """;

    private static final String NAME = """
            INSERT INTO calls.named_strangers (by_hash, person_hash)
            SELECT sha256(convert_to($1, 'UTF8')), sha256(convert_to($1 || '/' || person, 'UTF8'))
            FROM unnest($2::text[]) AS person
            ON CONFLICT DO NOTHING
            """;

    private static final String COUNT = """
            SELECT count(*) AS named, min(named_at) AS oldest, now() AS now
            FROM calls.named_strangers
            WHERE by_hash = sha256(convert_to($1, 'UTF8')) AND named_at > now() - interval '1 day'
            """;

    private final Pool database;
    private final InvitationConfig config;

    Strangers(Pool database, InvitationConfig config) {
        this.database = database;
        this.config = config;
    }

    /**
     * Before a call is made: remembers whom it names that do not know its owner.
     *
     * @throws ProblemException 429 where these are too many in a day; then nothing is remembered
     */
    public Uni<Void> require(CallTerms terms) {
        List<String> named = Stream.concat(Stream.ofNullable(terms.coachId()), terms.participants().stream())
                .toList();
        if (named.isEmpty() || config.strangersADay() <= 0) {
            return Uni.createFrom().voidItem();
        }
        return unknown(terms.ownerId(), named)
                .chain(unknown -> unknown.length == 0
                        ? Uni.createFrom().voidItem()
                        : database.withTransaction(transaction -> count(transaction, terms.ownerId(), unknown)));
    }

    private Uni<String[]> unknown(String owner, List<String> named) {
        return database.preparedQuery(UNKNOWN)
                .execute(Tuple.of(owner, named.toArray(String[]::new)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.getString(0))
                        .toArray(String[]::new));
    }

    private Uni<Void> count(SqlConnection transaction, String owner, String[] unknown) {
        return transaction
                .preparedQuery(LOCK)
                .execute(Tuple.of(owner))
                .chain(() -> transaction.query(FORGET).execute())
                .chain(() -> transaction.preparedQuery(NAME).execute(Tuple.of(owner, unknown)))
                .chain(() -> transaction.preparedQuery(COUNT).execute(Tuple.of(owner)))
                .invoke(rows -> requireFew(rows.iterator().next()))
                .replaceWithVoid();
    }

    private void requireFew(Row row) {
        if (row.getLong("named") <= config.strangersADay()) {
            return;
        }
        OffsetDateTime now = row.getOffsetDateTime("now");
        Duration wait = Duration.between(now, row.getOffsetDateTime("oldest").plus(DAY));
        throw ProblemException.tooMany(
                ErrorCode.TOO_MANY_STRANGERS,
                "in a day one may name %d people who were in no call with one".formatted(config.strangersADay()),
                wait.compareTo(Duration.ofSeconds(1)) < 0 ? Duration.ofSeconds(1) : wait);
    }
}
