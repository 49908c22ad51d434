package io.coachingcalls.sessions.erasure;

import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.coachingcalls.events.Topics;

/** What a receipt says of an erasure: what was removed, and what fades by itself until when. It names nobody. */
final class Receipt {

    /** Kafka's own, where a topic sets none: it deletes whole segments, so the youngest record in one counts. */
    private static final String KAFKAS_SEGMENT_MILLIS = "604800000";

    /** What is the operator's and out of our reach. */
    private static final List<String> NOT_REACHED =
            List.of("logs", "backups of the database", "earlier versions and replicas of objects in the bucket");

    private Receipt() {}

    static Map<String, Object> claims(Erasure erasure, Instant completedAt) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", "coaching-calls");
        claims.put("jti", erasure.id().toString());
        claims.put("iat", completedAt.getEpochSecond());
        claims.put("session_id", erasure.sessionId().toString());
        claims.put("room_sha256", HexFormat.of().formatHex(erasure.roomHash()));
        claims.put("requested_at", erasure.requestedAt().toString());
        claims.put("completed_at", completedAt.toString());
        claims.put("removed", erasure.removed());
        claims.put(
                "fades",
                Topics.declared().stream()
                        .map(topic -> Map.of(
                                "topic",
                                topic.name(),
                                "until",
                                completedAt.plus(longestStay(topic)).toString()))
                        .toList());
        claims.put("not_reached", NOT_REACHED);
        return claims;
    }

    private static Duration longestStay(Topics.Declaration topic) {
        return millis(topic.config().get("retention.ms"))
                .plus(millis(topic.config().getOrDefault("segment.ms", KAFKAS_SEGMENT_MILLIS)));
    }

    private static Duration millis(String millis) {
        return Duration.ofMillis(Long.parseLong(millis));
    }
}
