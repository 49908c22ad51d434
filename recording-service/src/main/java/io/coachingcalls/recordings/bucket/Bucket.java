package io.coachingcalls.recordings.bucket;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

import io.smallrye.mutiny.Uni;

/** The bucket that recordings are written to. */
public interface Bucket {

    boolean isConfigured();

    /** The address of the object with this key, not signed; empty where no bucket is configured. */
    Optional<String> location(String path);

    /** Never fails: what went wrong is an answer. */
    Uni<ObjectLook> look(String path);

    /** One that is not there is deleted already; fails with {@link BucketException}. */
    Uni<Void> delete(String path);

    /**
     * An address by which anybody can read the object for {@code time}, whole or in ranges.
     *
     * @param fileName what a browser that saves it calls it
     * @throws IllegalStateException where no bucket is configured
     */
    URI presign(String path, Duration time, String fileName);
}
