package io.coachingcalls.recordings.room;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;

import io.coachingcalls.recordings.bucket.BucketTrouble;
import io.coachingcalls.structure.PlainJava;
import org.jspecify.annotations.Nullable;

/** What to make of what LiveKit says when a recorder has ended. */
@PlainJava
final class EgressEnd {

    private static final int LONGEST_REASON = 200;

    /** Which of our words stands for what is said by LiveKit, or by the storage through it. */
    private static final Map<String, String> REASONS = Map.ofEntries(
            Map.entry("start signal not received", "start_signal_not_received"),
            Map.entry("nosuchbucket", BucketTrouble.STORAGE_BUCKET_MISSING.reason()),
            Map.entry("accessdenied", BucketTrouble.STORAGE_ACCESS_DENIED.reason()),
            Map.entry("invalidaccesskeyid", BucketTrouble.STORAGE_ACCESS_DENIED.reason()),
            Map.entry("signaturedoesnotmatch", BucketTrouble.STORAGE_ACCESS_DENIED.reason()),
            Map.entry("connection refused", BucketTrouble.STORAGE_UNREACHABLE.reason()),
            Map.entry("econnrefused", BucketTrouble.STORAGE_UNREACHABLE.reason()),
            Map.entry("no such host", BucketTrouble.STORAGE_UNREACHABLE.reason()),
            Map.entry("enotfound", BucketTrouble.STORAGE_UNREACHABLE.reason()),
            Map.entry("i/o timeout", BucketTrouble.STORAGE_UNREACHABLE.reason()),
            Map.entry("etimedout", BucketTrouble.STORAGE_UNREACHABLE.reason()));

    private EgressEnd() {}

    /** A stable word where we know one, else LiveKit's own, on one line. */
    static String reason(Egress egress) {
        String message = egress.message();
        if (message == null || message.isBlank()) {
            return "egress_" + egress.status().name().toLowerCase(Locale.ROOT);
        }
        String lower = message.toLowerCase(Locale.ROOT);
        return REASONS.entrySet().stream()
                .filter(known -> lower.contains(known.getKey()))
                .map(Map.Entry::getValue)
                .sorted()
                .findFirst()
                .orElseGet(() ->
                        shortened(message.lines().findFirst().orElse(message).strip()));
    }

    /** LiveKit has been seen to end recorders with nonsense: the file may be anything. */
    static boolean isSuspicious(Egress egress) {
        return egress.durationNanos() < 0 || egress.endedAt() == null || isBackwards(egress);
    }

    /** LiveKit's own where it can be true, else from when it began and ended; null where neither is known. */
    static @Nullable Long durationMs(Egress egress) {
        if (egress.durationNanos() > 0) {
            return Duration.ofNanos(egress.durationNanos()).toMillis();
        }
        Instant started = egress.startedAt();
        Instant ended = egress.endedAt();
        return started == null || ended == null || isBackwards(egress)
                ? null
                : Duration.between(started, ended).toMillis();
    }

    private static boolean isBackwards(Egress egress) {
        Instant started = egress.startedAt();
        Instant ended = egress.endedAt();
        return started != null && ended != null && ended.isBefore(started);
    }

    private static String shortened(String message) {
        return message.substring(0, Math.min(message.length(), LONGEST_REASON));
    }
}
