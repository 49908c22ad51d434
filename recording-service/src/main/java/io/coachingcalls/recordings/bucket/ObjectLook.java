package io.coachingcalls.recordings.bucket;

/** What a look at an object showed. */
public sealed interface ObjectLook {

    record Found(long sizeBytes) implements ObjectLook {}

    /** There is one, in which nothing can be heard. */
    record Silent(long sizeBytes) implements ObjectLook {}

    /** The bucket answers, and has no such object. */
    record Missing() implements ObjectLook {}

    /** Nothing was learned about the object. */
    record Trouble(BucketTrouble what) implements ObjectLook {}
}
