package io.coachingcalls.recordings.insights;

import java.time.Instant;
import java.time.OffsetDateTime;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.coachingcalls.recordings.insights.AgentReport.Job;
import io.coachingcalls.recordings.insights.AgentTurn.Delays;
import io.vertx.mutiny.sqlclient.Row;
import org.jspecify.annotations.Nullable;

/** A row of {@code agent_turns}. */
@JsonNaming(SnakeCaseStrategy.class)
record TurnRow(
        String room,
        String roomSid,
        String jobId,
        int place,
        Speaker speaker,
        String text,
        @Nullable Speaker interruptedBy,
        Instant saidAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable Long latencyMs,
        @Nullable Long firstTokenMs,
        @Nullable Long firstSoundMs,
        @Nullable Long playbackMs,
        @Nullable Long transcriptionDelayMs,
        @Nullable Long endOfTurnDelayMs) {

    static TurnRow of(Job job, AgentTurn turn) {
        Delays delays = turn.delays();
        return new TurnRow(
                job.room(),
                job.roomSid(),
                job.id(),
                turn.place(),
                turn.speaker(),
                turn.text(),
                turn.interruptedBy(),
                turn.saidAt(),
                turn.startedAt(),
                turn.endedAt(),
                delays.latency(),
                delays.firstToken(),
                delays.firstSound(),
                delays.playback(),
                delays.transcription(),
                delays.endOfTurn());
    }

    static AgentTurn turn(Row row) {
        String interruptedBy = row.getString("interrupted_by");
        return new AgentTurn(
                row.getInteger("place"),
                Speaker.of(row.getString("speaker")),
                row.getString("text"),
                interruptedBy == null ? null : Speaker.of(interruptedBy),
                row.getOffsetDateTime("said_at").toInstant(),
                instant(row.getOffsetDateTime("started_at")),
                instant(row.getOffsetDateTime("ended_at")),
                new Delays(
                        row.getLong("latency_ms"),
                        row.getLong("first_token_ms"),
                        row.getLong("first_sound_ms"),
                        row.getLong("playback_ms"),
                        row.getLong("transcription_delay_ms"),
                        row.getLong("end_of_turn_delay_ms")));
    }

    static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
