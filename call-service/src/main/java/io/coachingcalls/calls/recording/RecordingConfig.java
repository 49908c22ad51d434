package io.coachingcalls.calls.recording;

import java.time.Duration;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Where recordings go, and how the sweep looks after them. */
@ConfigMapping(prefix = "recording")
interface RecordingConfig {

    S3 s3();

    /** How often the sweep looks for rooms whose recording is to be compared with LiveKit. */
    @WithDefault("1s")
    Duration every();

    /** How long an egress of which nothing is known may take to show up; LiveKit's own patience is 23 s. */
    @WithDefault("30s")
    Duration startGrace();

    /** The first four are needed, the endpoint is for others than AWS. */
    interface S3 {

        Optional<String> accessKey();

        Optional<String> secret();

        Optional<String> bucket();

        Optional<String> region();

        Optional<String> endpoint();
    }
}
