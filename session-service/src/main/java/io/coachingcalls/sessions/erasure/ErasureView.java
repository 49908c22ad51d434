package io.coachingcalls.sessions.erasure;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How an erasure stands.
 *
 * @param state {@code erasing}, or {@code erased} when nothing is left
 * @param removed by service, then by table or other kind, how many
 * @param waitingFor services that still have something to remove
 * @param receipt JWS, compact, signed with EdDSA; null until all is removed
 */
@JsonNaming(SnakeCaseStrategy.class)
record ErasureView(
        UUID id,
        UUID sessionId,
        @Schema(enumeration = {ERASING, ERASED}) String state,
        Instant requestedAt,
        @Nullable Instant completedAt,
        Map<String, Map<String, Long>> removed,
        Set<String> waitingFor,
        @Nullable String receipt) {

    private static final String ERASING = "erasing";
    private static final String ERASED = "erased";

    static ErasureView of(Erasure erasure) {
        return new ErasureView(
                erasure.id(),
                erasure.sessionId(),
                erasure.completedAt() == null ? ERASING : ERASED,
                erasure.requestedAt(),
                erasure.completedAt(),
                erasure.removed(),
                erasure.waitingFor(),
                erasure.receipt());
    }
}
