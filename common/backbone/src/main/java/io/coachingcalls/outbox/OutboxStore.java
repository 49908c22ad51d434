package io.coachingcalls.outbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import io.coachingcalls.jobs.Claim;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;

/** What of a table is to be announced; the columns for it are in its own rows. */
@ApplicationScoped
class OutboxStore {

    private final Pool database;

    OutboxStore(Pool database) {
        this.database = database;
    }

    /** Up to {@code most}; empty when there is nothing to say about the room. */
    Uni<List<OutboxEntry>> behind(OutboxTable table, String room, int most) {
        String behind = "SELECT %s FROM %s WHERE %s = $1 AND %s LIMIT $2"
                .formatted(table.columns(), table.name(), table.room(), isToBeTold(table));
        return database.preparedQuery(behind).execute(Tuple.of(room, most)).map(rows -> entries(table, rows));
    }

    /** Up to {@code most} that nobody else is announcing; ours for {@code time}. */
    Uni<List<OutboxEntry>> claim(OutboxTable table, int most, Duration time) {
        String claim = Claim.of(table.name(), commaSeparated(table.key()), "next_announcement_at")
                .where(isToBeTold(table))
                .returning(table.columns());
        return database.preparedQuery(claim)
                .execute(Tuple.of(most, time.toMillis()))
                .map(rows -> entries(table, rows));
    }

    /** Without effect where the row has changed since: then there is something to tell still. */
    Uni<Void> markAnnounced(OutboxEntry entry) {
        String announced = entry.table().revision().stream()
                .map(column -> "announced_%1$s = %1$s".formatted(column))
                .collect(Collectors.joining(", "));
        return mark(entry, announced + ", next_announcement_at = now()", List.of());
    }

    Uni<Void> markUnsendable(OutboxEntry entry, Throwable cause) {
        return mark(entry, "announcement_failure = $1", List.of(cause.getClass().getName()));
    }

    private Uni<Void> mark(OutboxEntry entry, String assignments, List<Object> values) {
        OutboxTable table = entry.table();
        List<String> columns = new ArrayList<>(table.key());
        columns.addAll(table.revision());
        List<Object> parameters = new ArrayList<>(values);
        parameters.addAll(entry.key());
        parameters.addAll(entry.revision());
        String asRead = IntStream.range(0, columns.size())
                .mapToObj(i -> "%s = $%d".formatted(columns.get(i), values.size() + i + 1))
                .collect(Collectors.joining(" AND "));
        String mark = "UPDATE %s SET %s WHERE %s AND %s".formatted(table.name(), assignments, asRead, table.isBehind());
        return database.preparedQuery(mark).execute(Tuple.from(parameters)).replaceWithVoid();
    }

    private static String isToBeTold(OutboxTable table) {
        return "announcement_failure IS NULL AND " + table.isBehind();
    }

    private static String commaSeparated(List<String> columns) {
        return String.join(", ", columns);
    }

    private static List<OutboxEntry> entries(OutboxTable table, RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> new OutboxEntry(table, row))
                .toList();
    }
}
