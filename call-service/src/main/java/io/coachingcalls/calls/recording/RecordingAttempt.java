package io.coachingcalls.calls.recording;

import java.time.Instant;

import io.coachingcalls.calls.livekit.Egress;
import io.coachingcalls.calls.livekit.RecordingReason;
import io.coachingcalls.events.RecordingOutcome;
import io.coachingcalls.events.RecordingPath;
import io.vertx.mutiny.sqlclient.Row;
import org.jspecify.annotations.Nullable;

/**
 * One request to LiveKit to record a room.
 *
 * @param attempt counts from 1 in a room
 * @param reason why it did not start
 * @param egressId of one that started
 * @param requestedBy the person who asked for it; null where the call records by itself
 * @param tier that person's
 * @param open it runs, or may run
 */
record RecordingAttempt(
        String room,
        int attempt,
        RecordingOutcome outcome,
        @Nullable RecordingReason reason,
        @Nullable String egressId,
        @Nullable String requestedBy,
        @Nullable String tier,
        Instant requestedAt,
        boolean open) {

    /** The object's key in the bucket; no two attempts have the same. */
    String path() {
        return RecordingPath.of(room, attempt);
    }

    /** It is not known yet whether it runs. */
    boolean isUnknown() {
        return outcome == RecordingOutcome.UNKNOWN;
    }

    boolean isBy(Egress egress) {
        return egress.id().equals(egressId) || egress.paths().contains(path());
    }

    static RecordingAttempt from(Row row) {
        @Nullable String reason = row.getString("reason");
        return new RecordingAttempt(
                row.getString("room"),
                row.getInteger("attempt"),
                RecordingOutcome.of(row.getString("outcome")),
                reason == null ? null : RecordingReason.of(reason),
                row.getString("egress_id"),
                row.getString("wished_by"),
                row.getString("tier"),
                row.getOffsetDateTime("requested_at").toInstant(),
                row.getOffsetDateTime("ended_at") == null);
    }
}
