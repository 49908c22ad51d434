package io.coachingcalls.recordings.recording;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How long an address is good by which a recording is played. */
@ConfigMapping(prefix = "recording.urls")
interface UrlConfig {

    /** Beside the recording's own length. */
    @WithDefault("10m")
    Duration grace();
}
