package io.coachingcalls.calls.livekit;

import org.jspecify.annotations.Nullable;

/**
 * Where recorders write to, and as whom.
 *
 * @param endpoint null for AWS itself; others are spoken to in path style
 */
public record S3Storage(
        String accessKey,
        String secret,
        String bucket,
        String region,
        @Nullable String endpoint) {

    /** Without the keys, which are secrets. */
    @Override
    public String toString() {
        return "S3Storage[bucket=" + bucket + ", region=" + region + ", endpoint=" + endpoint + "]";
    }
}
