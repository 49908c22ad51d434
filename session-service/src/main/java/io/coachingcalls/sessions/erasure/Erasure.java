package io.coachingcalls.sessions.erasure;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

import io.coachingcalls.access.Caller;
import io.coachingcalls.access.Role;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code erasures}.
 *
 * @param requester see {@link #requester(UUID, String)}; null where its time was up
 * @param removed by service, then by table, how many rows; services that have not answered are not there
 * @param receipt null until all have
 */
record Erasure(
        UUID id,
        UUID sessionId,
        byte[] roomHash,
        byte @Nullable [] requester,
        Instant requestedAt,
        Map<String, Map<String, Long>> removed,
        @Nullable Instant completedAt,
        @Nullable String receipt) {

    static final String HERE = "session-service";

    /** All that keep something of a room. */
    private static final Set<String> SERVICES = Set.of(HERE, "call-service", "recording-service", "webhook-ingest");

    static Erasure from(Row row) {
        OffsetDateTime completedAt = row.getOffsetDateTime("completed_at");
        var requester = row.getBuffer("requester");
        return new Erasure(
                row.getUUID("id"),
                row.getUUID("session_id"),
                row.getBuffer("room_hash").getBytes(),
                requester == null ? null : requester.getBytes(),
                row.getOffsetDateTime("requested_at").toInstant(),
                removed(row.getJsonObject("removed")),
                completedAt == null ? null : completedAt.toInstant(),
                row.getString("receipt"));
    }

    /** How somebody who asked is known again: their user id alone could be guessed from its hash. */
    static byte[] requester(UUID erasureId, String userId) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest((erasureId + ":" + userId).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has it", e);
        }
    }

    boolean isFor(Caller caller) {
        return caller.is(Role.ADMIN)
                || requester != null && MessageDigest.isEqual(requester, requester(id, caller.userId()));
    }

    /** Who has not answered yet. */
    Set<String> waitingFor() {
        Set<String> waitingFor = new TreeSet<>(SERVICES);
        waitingFor.removeAll(removed.keySet());
        return waitingFor;
    }

    private static Map<String, Map<String, Long>> removed(JsonObject json) {
        return json.fieldNames().stream()
                .collect(Collectors.toMap(
                        service -> service,
                        service -> json.getJsonObject(service).stream()
                                .collect(Collectors.toMap(
                                        Map.Entry::getKey,
                                        count -> ((Number) count.getValue()).longValue(),
                                        Long::sum,
                                        TreeMap::new)),
                        (a, b) -> a,
                        TreeMap::new));
    }
}
