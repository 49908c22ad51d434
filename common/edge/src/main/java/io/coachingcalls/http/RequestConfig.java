package io.coachingcalls.http;

import java.time.Duration;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What a request may be like. */
@ConfigMapping(prefix = "request")
interface RequestConfig {

    /** From a request's headers until the last byte of its body. */
    @WithDefault("20s")
    Duration bodyTimeout();

    /** What paths begin with where more comes than elsewhere: whoever answers there has a limit of its own. */
    Optional<String> uploadPath();

    /** As {@link #bodyTimeout()}, of these. */
    @WithDefault("5m")
    Duration uploadTimeout();

    default boolean isUpload(String path) {
        return uploadPath().filter(path::startsWith).isPresent();
    }
}
