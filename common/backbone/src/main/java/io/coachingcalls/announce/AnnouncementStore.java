package io.coachingcalls.announce;

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
class AnnouncementStore {

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

    AnnouncementStore(Pool database) {
        this.database = database;
    }

    /** Up to {@code most}; empty when there is nothing to say about the room. */
    Uni<List<Announcement>> behind(AnnouncedTable table, String room, int most) {
        return database.preparedQuery(BEHIND.formatted(table.name()))
                .execute(Tuple.of(room, most))
                .map(rows -> announcements(table, rows));
    }

    /** Up to {@code most} that nobody else is announcing; ours for {@code time}. */
    Uni<List<Announcement>> claim(AnnouncedTable table, int most, Duration time) {
        return database.preparedQuery(CLAIM.formatted(table.name(), columns(table)))
                .execute(Tuple.of(most, time.toMillis()))
                .map(rows -> announcements(table, rows));
    }

    Uni<Void> markAnnounced(Announcement announcement) {
        return mark(announcement, ANNOUNCED, List.of(announcement.revision()));
    }

    Uni<Void> markUnsendable(Announcement announcement, Throwable cause) {
        return mark(
                announcement,
                UNSENDABLE,
                List.of(announcement.revision(), cause.getClass().getName()));
    }

    private Uni<Void> mark(Announcement announcement, String statement, List<Object> values) {
        AnnouncedTable table = announcement.table();
        List<Object> parameters = new ArrayList<>(values);
        parameters.addAll(announcement.key());
        String key = IntStream.rangeClosed(values.size() + 1, parameters.size())
                .mapToObj(i -> "$" + i)
                .collect(Collectors.joining(", "));
        return database.preparedQuery(statement.formatted(table.name(), columns(table), key))
                .execute(Tuple.from(parameters))
                .replaceWithVoid();
    }

    private static String columns(AnnouncedTable table) {
        return String.join(", ", table.key());
    }

    private static List<Announcement> announcements(AnnouncedTable table, RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> new Announcement(table, row))
                .toList();
    }
}
