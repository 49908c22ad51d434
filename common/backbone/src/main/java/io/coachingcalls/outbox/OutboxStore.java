package io.coachingcalls.outbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;

/** What of a table is to be announced; the columns for it are in its own rows. */
@ApplicationScoped
class OutboxStore {

    private static final String BEHIND = """
            SELECT * FROM %s
            WHERE room = $1 AND announced_revision < revision AND announcement_failure IS NULL LIMIT $2
            """;

    /** A claim instead of a lock held while the broker is asked: a row must never wait for Kafka. */
    private static final String CLAIM = """
            UPDATE %1$s SET next_announcement_at = now() + $2 * interval '1 millisecond'
            WHERE (%2$s) IN (
              SELECT %2$s FROM %1$s
              WHERE announced_revision < revision AND announcement_failure IS NULL AND next_announcement_at <= now()
              ORDER BY next_announcement_at LIMIT $1
              FOR UPDATE SKIP LOCKED)
            RETURNING *
            """;

    private static final String ANNOUNCED = """
            UPDATE %s SET announced_revision = $1
            WHERE (%s) = (%s) AND revision = $1 AND announced_revision < $1
            """;

    private static final String UNSENDABLE = """
            UPDATE %s SET announcement_failure = $2 WHERE (%s) = (%s) AND revision = $1
            """;

    private final Pool database;

    OutboxStore(Pool database) {
        this.database = database;
    }

    /** Up to {@code most}; empty when there is nothing to say about the room. */
    Uni<List<OutboxEntry>> behind(OutboxTable table, String room, int most) {
        return database.preparedQuery(BEHIND.formatted(table.name()))
                .execute(Tuple.of(room, most))
                .map(rows -> entries(table, rows));
    }

    /** Up to {@code most} that nobody else is announcing; ours for {@code time}. */
    Uni<List<OutboxEntry>> claim(OutboxTable table, int most, Duration time) {
        return database.preparedQuery(CLAIM.formatted(table.name(), columns(table)))
                .execute(Tuple.of(most, time.toMillis()))
                .map(rows -> entries(table, rows));
    }

    Uni<Void> markAnnounced(OutboxEntry entry) {
        return mark(entry, ANNOUNCED, List.of(entry.revision()));
    }

    Uni<Void> markUnsendable(OutboxEntry entry, Throwable cause) {
        return mark(
                entry, UNSENDABLE, List.of(entry.revision(), cause.getClass().getName()));
    }

    private Uni<Void> mark(OutboxEntry entry, String statement, List<Object> values) {
        OutboxTable table = entry.table();
        List<Object> parameters = new ArrayList<>(values);
        parameters.addAll(entry.key());
        String key = IntStream.rangeClosed(values.size() + 1, parameters.size())
                .mapToObj(i -> "$" + i)
                .collect(Collectors.joining(", "));
        return database.preparedQuery(statement.formatted(table.name(), columns(table), key))
                .execute(Tuple.from(parameters))
                .replaceWithVoid();
    }

    private static String columns(OutboxTable table) {
        return String.join(", ", table.key());
    }

    private static List<OutboxEntry> entries(OutboxTable table, RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> new OutboxEntry(table, row))
                .toList();
    }
}
