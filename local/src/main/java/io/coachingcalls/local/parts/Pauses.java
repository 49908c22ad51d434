package io.coachingcalls.local.parts;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** How long to wait before a part is started again: the longer, the more often it died of late. */
final class Pauses {

    private static final Duration FIRST = Duration.ofMillis(250);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    /** Who lived that long has recovered. */
    private static final Duration RECOVERY = Duration.ofMinutes(1);

    private final Map<String, Death> deaths = new HashMap<>();

    synchronized Duration before(String part, Instant death) {
        Death last = deaths.get(part);
        Duration pause = last == null || last.at.plus(last.pause).plus(RECOVERY).isBefore(death)
                ? FIRST
                : shorter(last.pause.multipliedBy(2), LONGEST);
        deaths.put(part, new Death(death, pause));
        return pause;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    private record Death(Instant at, Duration pause) {}
}
