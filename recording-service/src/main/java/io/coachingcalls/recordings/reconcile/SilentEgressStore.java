package io.coachingcalls.recordings.reconcile;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import io.coachingcalls.events.RecordingState;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jspecify.annotations.Nullable;

/** Recorders we have long heard nothing of, and how often LiveKit did not list them. */
@ApplicationScoped
class SilentEgressStore {

    /** An attempt of which LiveKit gave no id yet is call-service's to settle. */
    private static final String SILENT = """
            SELECT room, attempt, egress_id, path, state, settled_at, misses, first_missed_at
            FROM recordings.recordings JOIN recordings.rooms USING (room)
            WHERE state IN ('starting', 'active', 'ending') AND NOT awaits_object AND egress_id IS NOT NULL
              AND last_at <= now() - $1 * INTERVAL '1 millisecond'
            ORDER BY last_at LIMIT $2
            """;

    private static final String COUNT = """
            UPDATE recordings.recordings SET misses = $3, first_missed_at = $4 WHERE room = $1 AND attempt = $2
            """;

    Uni<List<SilentEgress>> silent(SqlConnection connection, Duration since, int most) {
        return connection
                .preparedQuery(SILENT)
                .execute(Tuple.of(since.toMillis(), most))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(SilentEgressStore::egress)
                        .toList());
    }

    Uni<Void> count(SqlConnection connection, List<Finding> findings) {
        if (findings.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return connection
                .preparedQuery(COUNT)
                .executeBatch(findings.stream()
                        .map(finding -> Tuple.of(
                                finding.egress().room(),
                                finding.egress().attempt(),
                                finding.misses(),
                                time(finding.firstMissedAt())))
                        .toList())
                .replaceWithVoid();
    }

    private static SilentEgress egress(Row row) {
        return new SilentEgress(
                row.getString("room"),
                row.getInteger("attempt"),
                row.getString("egress_id"),
                row.getString("path"),
                RecordingState.of(row.getString("state")),
                instant(row, "settled_at"),
                row.getInteger("misses"),
                instant(row, "first_missed_at"));
    }

    private static @Nullable Instant instant(Row row, String column) {
        @Nullable OffsetDateTime time = row.getOffsetDateTime(column);
        return time == null ? null : time.toInstant();
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant time) {
        return time == null ? null : time.atOffset(ZoneOffset.UTC);
    }
}
