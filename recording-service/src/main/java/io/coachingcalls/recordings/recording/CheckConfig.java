package io.coachingcalls.recordings.recording;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How a recording that is said to be written is looked for in the bucket. */
@ConfigMapping(prefix = "recording.check")
interface CheckConfig {

    @WithDefault("2s")
    Duration every();

    /** After the first look; doubled after each further one, up to five minutes. */
    @WithDefault("1s")
    Duration pause();

    /** Looks at a bucket that answers, before what is not in it counts as missing. */
    @WithDefault("6")
    int looks();

    /** How long a bucket that does not answer is waited for. */
    @WithDefault("24h")
    Duration giveUpAfter();

    /** An object of no more than this holds the file's header at most. */
    @WithDefault("512")
    long headerBytes();

    default boolean isMoreThanAHeader(long bytes) {
        return bytes > headerBytes();
    }
}
