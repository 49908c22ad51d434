package io.coachingcalls.facts;

/** A fact is not taken: its room has as many of the same holder as are kept. Without a stack: a flood of them is cheap. */
public final class RoomFull extends RuntimeException {

    public RoomFull() {
        super("the room has as many facts of the same holder as are kept", null, false, false);
    }
}
