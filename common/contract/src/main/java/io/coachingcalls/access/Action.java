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

    /** Have the call summed up. */
    SUMMARISE,

    /** Write down what was said. */
    WRITE_TRANSCRIPT,

    /** Write to FRED beside the call. */
    CHAT,

    /** Pass on what FRED wrote. */
    WRITE_AS_FRED,

    /** Hear before a call with FRED what he may know of the one who calls. */
    BRIEF,

    /** Remove what was recorded, for everybody and for ever. */
    DELETE_RECORDING,

    /** Remove all that is kept of the call and its session, everywhere and for ever. */
    ERASE,

    /** Have the call recorded, or not; of a video session, on the Studio tier only. */
    RECORD,

    /** Close the room for everybody. */
    END
}
