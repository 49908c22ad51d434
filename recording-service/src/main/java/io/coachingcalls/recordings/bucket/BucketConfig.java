package io.coachingcalls.recordings.bucket;

import java.net.URI;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;

/** Where recordings are kept. All of the first four are needed; with none of them the service works without. */
@ConfigMapping(prefix = "recording.s3")
interface BucketConfig {

    Optional<String> accessKey();

    Optional<String> secret();

    Optional<String> bucket();

    Optional<String> region();

    /** For others than AWS, which are spoken to in path style. */
    Optional<URI> endpoint();

    /** The host that people's browsers reach it by; without it {@link #endpoint}. */
    Optional<URI> publicEndpoint();

    default boolean isComplete() {
        return accessKey().isPresent() && secret().isPresent() && bucket().isPresent() && region().isPresent();
    }
}
