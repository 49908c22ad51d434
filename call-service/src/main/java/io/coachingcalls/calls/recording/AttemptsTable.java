package io.coachingcalls.calls.recording;

import java.util.List;

import jakarta.inject.Singleton;

import io.coachingcalls.calls.livekit.RecordingReason;
import io.coachingcalls.events.CallEvent;
import io.coachingcalls.events.CallEvent.RecordingRequested;
import io.coachingcalls.outbox.OutboxTable;
import io.vertx.mutiny.sqlclient.Row;

/** Attempts: each revision is a {@code recording.requested}, of which the last one counts. */
@Singleton
class AttemptsTable implements OutboxTable {

    @Override
    public String name() {
        return "calls.recording_attempts";
    }

    @Override
    public List<String> key() {
        return List.of("room", "attempt");
    }

    @Override
    public List<CallEvent> events(Row row) {
        RecordingAttempt attempt = RecordingAttempt.from(row);
        int revision = row.getInteger("revision");
        RecordingReason reason = attempt.reason();
        return List.of(new RecordingRequested(
                attempt.room() + ":recording:" + attempt.attempt() + ":" + revision,
                row.getOffsetDateTime("outcome_at").toInstant(),
                attempt.room(),
                attempt.attempt(),
                revision,
                attempt.egressId(),
                attempt.path(),
                attempt.outcome(),
                reason == null ? null : reason.value(),
                attempt.requestedBy(),
                attempt.tier()));
    }
}
