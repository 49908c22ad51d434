package io.coachingcalls.sessions.stream;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.enterprise.context.ApplicationScoped;

import io.coachingcalls.problem.ProblemException;

/**
 * How many streams each person has open here: every one holds a connection all the way through the gateway, of which there
 * are only so many for all. Each replica counts for itself.
 */
@ApplicationScoped
class OpenStreams {

    /** More tabs than anybody looks at. */
    static final int MOST = 10;

    /** A tab that was closed is noticed with the next heartbeat, at the latest. */
    private static final Duration RETRY_AFTER = Duration.ofSeconds(15);

    private final Map<String, Integer> open = new ConcurrentHashMap<>();

    /**
     * Counts one more.
     *
     * @return ends it; again changes nothing
     * @throws ProblemException 429 where there are as many as may be
     */
    Runnable open(String userId) {
        int now = open.merge(userId, 1, Integer::sum);
        if (now > MOST) {
            close(userId);
            throw ProblemException.tooMany(
                    "at most %d streams a person are open at a time".formatted(MOST), RETRY_AFTER);
        }
        var isOpen = new AtomicBoolean(true);
        return () -> {
            if (isOpen.getAndSet(false)) {
                close(userId);
            }
        };
    }

    private void close(String userId) {
        open.computeIfPresent(userId, (id, count) -> count > 1 ? count - 1 : null);
    }
}
