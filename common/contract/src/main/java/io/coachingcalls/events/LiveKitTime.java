package io.coachingcalls.events;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/** Times as LiveKit tells them: in milliseconds, in whole seconds, or not at all, which is a zero. */
public final class LiveKitTime {

    /** LiveKit is younger than that, and no clock is off by so much: a time outside was never meant. */
    private static final Instant EARLIEST = Instant.parse("2020-01-01T00:00:00Z");

    private static final Instant TOO_LATE = Instant.parse("2120-01-01T00:00:00Z");

    private static final long NANOS = 1_000_000_000;
    private static final int LAST_MILLISECOND = 999;

    private LiveKitTime() {}

    /**
     * The milliseconds where LiveKit sent them. Of a whole second, the moment in it at which we received the event, which
     * is some milliseconds later than what it tells of; where it came later than that, or our clock differs, the end of
     * that second nearest to it. So what is received again later never tells an earlier time.
     *
     * @param millis since the epoch; 0 where LiveKit sent none, as for {@code seconds}
     * @param receivedAt null where it is not known, or has nothing to do with the time that is told
     * @return empty where LiveKit told none, or one that cannot be meant
     */
    public static Optional<Instant> of(long millis, long seconds, @Nullable Instant receivedAt) {
        Optional<Instant> precise = meant(millis / 1000, millis % 1000 * 1_000_000);
        return precise.isPresent() ? precise : meant(seconds, 0).map(second -> within(second, receivedAt));
    }

    /** @param nanos since the epoch; 0 where LiveKit sent none */
    public static Optional<Instant> ofNanos(long nanos) {
        return meant(nanos / NANOS, nanos % NANOS);
    }

    private static Optional<Instant> meant(long seconds, long nanos) {
        return seconds >= EARLIEST.getEpochSecond() && seconds < TOO_LATE.getEpochSecond()
                ? Optional.of(Instant.ofEpochSecond(seconds, nanos))
                : Optional.empty();
    }

    private static Instant within(Instant second, @Nullable Instant receivedAt) {
        if (receivedAt == null) {
            return second;
        }
        return Stream.of(second, receivedAt.truncatedTo(ChronoUnit.MILLIS), second.plusMillis(LAST_MILLISECOND))
                .sorted()
                .toList()
                .get(1);
    }
}
