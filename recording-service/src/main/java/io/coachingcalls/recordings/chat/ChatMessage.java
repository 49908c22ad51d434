package io.coachingcalls.recordings.chat;

import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.vertx.mutiny.sqlclient.Row;

/**
 * A message of a call's chat with FRED.
 *
 * @param userId who wrote it; of a message of FRED's, who asked for it or passed it on
 * @param guided FRED's guide wrote it, as no language model answered
 */
@JsonNaming(SnakeCaseStrategy.class)
record ChatMessage(UUID id, Role role, String userId, String text, Instant createdAt, boolean guided) {

    enum Role {
        @JsonProperty("user")
        USER("user"),

        @JsonProperty("fred")
        FRED("fred");

        private final String value;

        Role(String value) {
            this.value = value;
        }

        String value() {
            return value;
        }
    }

    static ChatMessage from(Row row) {
        return new ChatMessage(
                row.getUUID("id"),
                row.getString("role").equals(Role.FRED.value()) ? Role.FRED : Role.USER,
                row.getString("user_id"),
                row.getString("text"),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getBoolean("guided"));
    }
}
