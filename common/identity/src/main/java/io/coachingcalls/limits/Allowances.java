package io.coachingcalls.limits;

import java.time.Duration;
import java.util.function.LongSupplier;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;

/**
 * What each person has left of each limit: a full minute's at first, refilled evenly. Kept in this process: each replica
 * counts for itself, and a restart forgets.
 */
final class Allowances {

    private static final Duration PERIOD = Duration.ofMinutes(1);

    /** Beyond it, who has asked for nothing for longest starts afresh: some 50 MB, whoever may come. */
    private static final int MOST_KEPT = 100_000;

    private final RateLimitConfig config;
    private final TimeMeter time;
    private final Cache<Whose, Bucket> buckets;

    /** @param nanoTime a clock that only goes forward, in ns */
    Allowances(RateLimitConfig config, LongSupplier nanoTime) {
        this.config = config;
        this.time = new NanoTime(nanoTime);
        // After a period without a request a bucket is full again, as a new one is
        this.buckets = Caffeine.newBuilder()
                .maximumSize(MOST_KEPT)
                .expireAfterAccess(PERIOD)
                .ticker(nanoTime::getAsLong)
                .build();
    }

    /** Takes one from what {@code userId} has left of {@code limit}; answers how long to wait where there is none. */
    Duration take(String userId, Limit limit) {
        int perMinute = perMinute(limit);
        if (perMinute <= 0) {
            return Duration.ZERO;
        }
        var left =
                buckets.get(new Whose(userId, limit), whose -> full(perMinute)).tryConsumeAndReturnRemaining(1);
        return Duration.ofNanos(left.isConsumed() ? 0 : left.getNanosToWaitForRefill());
    }

    private int perMinute(Limit limit) {
        return switch (limit) {
            case CALLS -> config.calls();
            case TOKENS -> config.tokens();
            case CHAT -> config.chat();
            case SUMMARIES -> config.summaries();
            case REPORTS -> config.reports();
            case TRANSCRIPTS -> config.transcripts();
        };
    }

    private Bucket full(int perMinute) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, PERIOD))
                .withCustomTimePrecision(time)
                .build();
    }

    private record Whose(String userId, Limit limit) {}

    private record NanoTime(LongSupplier now) implements TimeMeter {

        @Override
        public long currentTimeNanos() {
            return now.getAsLong();
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }
}
