package io.coachingcalls.access;

/** What a caller has subscribed to. */
public enum Tier {
    FREE,
    STUDIO
}
