package io.coachingcalls.sessions.history;

import java.time.Duration;

/** How long a call lasted, as people write it: {@code 45s}, {@code 23m 45s}, {@code 1h 2m 3s}. */
final class DurationInWords {

    private DurationInWords() {}

    static String of(long seconds) {
        Duration duration = Duration.ofSeconds(seconds);
        if (duration.toHours() > 0) {
            return "%dh %dm %ds".formatted(duration.toHours(), duration.toMinutesPart(), duration.toSecondsPart());
        }
        return duration.toMinutes() > 0
                ? "%dm %ds".formatted(duration.toMinutes(), duration.toSecondsPart())
                : "%ds".formatted(duration.toSeconds());
    }
}
