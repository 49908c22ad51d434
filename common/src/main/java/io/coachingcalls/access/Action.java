package io.coachingcalls.access;

/** What someone may want to do with a call; the endpoints behind each are in docs/access.md. */
public enum Action {
    /** Get a token and enter the room. */
    JOIN,

    /** Read the call, its session, its participants. */
    READ,

    /** Tell when one came and went. */
    REPORT,

    /** Add to the notes. */
    WRITE_NOTES,

    /** Close the room for everybody. */
    END
}
