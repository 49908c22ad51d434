package io.coachingcalls.recordings.bucket;

/** The bucket did not do what it was asked to. */
public final class BucketException extends RuntimeException {

    private final BucketTrouble trouble;

    BucketException(BucketTrouble trouble, Throwable cause) {
        super(trouble.reason(), cause);
        this.trouble = trouble;
    }

    public BucketTrouble trouble() {
        return trouble;
    }
}
