package io.coachingcalls.recordings.bucket;

import java.util.Locale;

/** Why a bucket cannot be used. */
public enum BucketTrouble {
    STORAGE_NOT_CONFIGURED,
    STORAGE_UNREACHABLE,
    STORAGE_ACCESS_DENIED,
    STORAGE_BUCKET_MISSING;

    /** The stable word for it; this service's README explains each. */
    public String reason() {
        return name().toLowerCase(Locale.ROOT);
    }
}
