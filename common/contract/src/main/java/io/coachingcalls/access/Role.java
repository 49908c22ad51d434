package io.coachingcalls.access;

/** What a caller's token says they are, beside being a person. */
public enum Role {
    /** Operates the system; may read and end every call. */
    ADMIN,

    /** A program of ours, such as FRED's agent; writes what it heard, attends nothing as a person. */
    SERVICE
}
