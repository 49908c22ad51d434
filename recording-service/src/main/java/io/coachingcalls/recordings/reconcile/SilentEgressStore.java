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
            UPDATE recordings.recordings AS known SET misses = counted.misses, first_missed_at = counted.first_missed_at
            FROM unnest($1::text[], $2::int[], $3::int[], $4::timestamptz[])
              AS counted (room, attempt, misses, first_missed_at)
            WHERE known.room = counted.room AND known.attempt = counted.attempt
            """;

    Uni<List<SilentEgress>> silent(SqlConnection connection, Duration since, int most) {
        return connection
                .preparedQuery(SILENT)
                .execute(Tuple.of(since.toMillis(), most))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(SilentEgressStore::egress)
                        .toList());
    }

    /** All of them, or none. */
    Uni<Void> count(SqlConnection connection, List<Finding> findings) {
        if (findings.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return connection
                .preparedQuery(COUNT)
                .execute(Tuple.of(
                        findings.stream()
                                .map(finding -> finding.egress().room())
                                .toArray(String[]::new),
                        findings.stream()
                                .map(finding -> finding.egress().attempt())
                                .toArray(Integer[]::new),
                        findings.stream().map(Finding::misses).toArray(Integer[]::new),
                        findings.stream()
                                .map(finding -> time(finding.firstMissedAt()))
                                .toArray(OffsetDateTime[]::new)))
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
