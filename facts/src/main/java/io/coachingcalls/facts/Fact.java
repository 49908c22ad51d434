package io.coachingcalls.facts;

/** Something that was observed about one room. Two facts of a room with the same id are the same fact. */
public interface Fact {

    /** Facts that are kept of one room; no real call comes near it. */
    int MOST = 5_000;

    String id();

    /** Room name. */
    String room();

    /** How many facts a room may have and still take this one. More than {@link #MOST} for what a room cannot end without. */
    default int takenBelow() {
        return MOST;
    }
}
