package io.coachingcalls.recordings.bucket;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
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

    /**
     * Has the object read, on a thread that may wait, as far as {@code reader} likes; fails with
     * {@link BucketException}.
     */
    <T> Uni<T> read(String path, Reader<T> reader);

    /**
     * Writes the object into a file, over what is in it; fails with {@link BucketException}.
     *
     * @return whether there is such an object
     */
    Uni<Boolean> download(String path, Path file, Duration timeLimit);

    /** One that is not there is deleted already; fails with {@link BucketException}. */
    Uni<Void> delete(String path);

    /**
     * An address by which anybody can read the object for {@code time}, whole or in ranges.
     *
     * @param fileName what a browser that saves it calls it
     * @throws IllegalStateException where no bucket is configured
     */
    URI presign(String path, Duration time, String fileName);

    /** What is made of an object's content. */
    interface Reader<T> {

        T read(InputStream content) throws IOException;
    }
}
