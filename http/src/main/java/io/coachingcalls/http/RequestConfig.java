package io.coachingcalls.http;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What a request may be like. */
@ConfigMapping(prefix = "request")
interface RequestConfig {

    /** From a request's headers until the last byte of its body. */
    @WithDefault("20s")
    Duration bodyTimeout();
}
