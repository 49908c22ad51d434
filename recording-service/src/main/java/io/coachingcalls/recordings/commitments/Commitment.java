package io.coachingcalls.recordings.commitments;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.vertx.mutiny.sqlclient.Row;
import org.jspecify.annotations.Nullable;

/**
 * Something that was promised in a call.
 *
 * @param owner who does it, where that was said
 * @param due until when, in the words that were said
 */
@JsonNaming(SnakeCaseStrategy.class)
record Commitment(
        UUID id,
        String room,
        UUID sessionId,
        String text,
        @Nullable String owner,
        @Nullable String due,
        Status status,
        Instant madeAt,
        @Nullable Instant doneAt) {

    enum Status {
        @JsonProperty("open")
        OPEN,

        @JsonProperty("done")
        DONE
    }

    static Commitment from(Row row) {
        OffsetDateTime doneAt = row.getOffsetDateTime("done_at");
        return new Commitment(
                row.getUUID("id"),
                row.getString("room"),
                row.getUUID("session_id"),
                row.getString("text"),
                row.getString("owner"),
                row.getString("due"),
                doneAt == null ? Status.OPEN : Status.DONE,
                row.getOffsetDateTime("made_at").toInstant(),
                doneAt == null ? null : doneAt.toInstant());
    }
}
