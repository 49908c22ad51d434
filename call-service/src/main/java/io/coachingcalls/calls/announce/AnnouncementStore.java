package io.coachingcalls.calls.announce;

import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;

/** Which calls are to be announced; the columns for it are in the calls' own rows. */
@ApplicationScoped
class AnnouncementStore {

    private static final String BEHIND = """
            SELECT * FROM calls.calls
            WHERE room = $1 AND announced_revision < revision AND announcement_failure IS NULL
            """;

    /** A claim instead of a lock held while the broker is asked: ending a call must never wait for Kafka. */
    private static final String CLAIM = """
            UPDATE calls.calls SET next_announcement_at = now() + $2 * interval '1 millisecond'
            WHERE room IN (
              SELECT room FROM calls.calls
              WHERE announced_revision < revision AND announcement_failure IS NULL AND next_announcement_at <= now()
              ORDER BY next_announcement_at LIMIT $1
              FOR UPDATE SKIP LOCKED)
            RETURNING *
            """;

    private static final String ANNOUNCED = """
            UPDATE calls.calls SET announced_revision = $2
            WHERE room = $1 AND revision = $2 AND announced_revision < $2
            """;

    private static final String UNSENDABLE = """
            UPDATE calls.calls SET announcement_failure = $3 WHERE room = $1 AND revision = $2
            """;

    private final Pool database;

    AnnouncementStore(Pool database) {
        this.database = database;
    }

    /** Empty when there is nothing to say about the room. */
    Uni<List<Announcement>> behind(String room) {
        return database.preparedQuery(BEHIND).execute(Tuple.of(room)).map(AnnouncementStore::announcements);
    }

    /** Up to {@code most} that nobody else is announcing; ours for {@code time}. */
    Uni<List<Announcement>> claim(int most, Duration time) {
        return database.preparedQuery(CLAIM)
                .execute(Tuple.of(most, time.toMillis()))
                .map(AnnouncementStore::announcements);
    }

    Uni<Void> markAnnounced(Announcement announcement) {
        return database.preparedQuery(ANNOUNCED)
                .execute(Tuple.of(announcement.room(), announcement.revision()))
                .replaceWithVoid();
    }

    Uni<Void> markUnsendable(Announcement announcement, Throwable cause) {
        return database.preparedQuery(UNSENDABLE)
                .execute(Tuple.of(
                        announcement.room(),
                        announcement.revision(),
                        cause.getClass().getName()))
                .replaceWithVoid();
    }

    private static List<Announcement> announcements(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(Announcement::from)
                .toList();
    }
}
