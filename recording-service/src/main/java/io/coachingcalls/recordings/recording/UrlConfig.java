package io.coachingcalls.recordings.recording;

import java.time.Duration;
import java.time.temporal.ChronoUnit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;

/**
 * How long an address is good by which a recording is played: seven days at most, as longer ones cannot be signed
 * (Signature Version 4).
 */
@ConfigMapping(prefix = "recording.urls")
interface UrlConfig {

    Duration LONGEST = Duration.ofDays(7);

    /** Beside the recording's own length. */
    @WithDefault("10m")
    @DurationMin(seconds = 1, message = "must be a second at least")
    @DurationMax(days = 7, message = "must be seven days at most: a longer URL cannot be signed")
    Duration grace();

    /** @param recordedMs the recording's own length, as its recorder says; null where that is not known */
    default Duration lifetime(@Nullable Long recordedMs) {
        Duration wished = grace().plusMillis(recordedMs == null ? 0 : recordedMs);
        return (wished.compareTo(LONGEST) > 0 ? LONGEST : wished).truncatedTo(ChronoUnit.SECONDS);
    }
}
