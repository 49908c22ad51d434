package io.coachingcalls.recordings.insights;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jspecify.annotations.Nullable;

/** How agents' conversations went, day by day. */
@ApplicationScoped
class ConversationDays {

    /** A latency that was measured, as a single conversation's figures are. */
    private static final String FIGURES = """
            SELECT (r.received_at AT TIME ZONE 'UTC')::date AS day, r.agent_name,
              count(DISTINCT (r.room_sid, r.job_id)) AS conversations,
              count(t.place) AS turns,
              count(t.latency_ms) AS answers,
              percentile_disc(0.5) WITHIN GROUP (ORDER BY t.latency_ms) AS latency_median_ms,
              percentile_disc(0.95) WITHIN GROUP (ORDER BY t.latency_ms) AS latency_p95_ms,
              max(t.latency_ms) AS latency_max_ms,
              count(*) FILTER (WHERE t.interrupted_by = 'person') AS interruptions_by_person,
              count(*) FILTER (WHERE t.interrupted_by = 'agent') AS interruptions_by_agent
            FROM recordings.agent_reports r LEFT JOIN recordings.agent_turns t USING (room_sid, job_id)
            WHERE r.received_at >= ($1::date)::timestamp AT TIME ZONE 'UTC'
            GROUP BY 1, 2 ORDER BY 1 DESC, 2
            LIMIT 1000
            """;

    private final Pool pool;

    ConversationDays(Pool pool) {
        this.pool = pool;
    }

    /** The newest first. */
    Uni<List<Day>> since(LocalDate first) {
        return pool.preparedQuery(FIGURES).execute(Tuple.of(first)).map(rows -> StreamSupport.stream(
                        rows.spliterator(), false)
                .map(Day::from)
                .toList());
    }

    /** @param day on which the agent reported, in UTC */
    @JsonNaming(SnakeCaseStrategy.class)
    record Day(
            LocalDate day,
            @Nullable String agentName,
            long conversations,
            long turns,
            long answers,
            @Nullable Long latencyMedianMs,
            @Nullable Long latencyP95Ms,
            @Nullable Long latencyMaxMs,
            long interruptionsByPerson,
            long interruptionsByAgent) {

        private static Day from(Row row) {
            return new Day(
                    row.getLocalDate("day"),
                    row.getString("agent_name"),
                    row.getLong("conversations"),
                    row.getLong("turns"),
                    row.getLong("answers"),
                    row.getLong("latency_median_ms"),
                    row.getLong("latency_p95_ms"),
                    row.getLong("latency_max_ms"),
                    row.getLong("interruptions_by_person"),
                    row.getLong("interruptions_by_agent"));
        }
    }
}
