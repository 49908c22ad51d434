package io.coachingcalls.facts;

/** Something that was observed about one room. Two facts of a room with the same id are the same fact. */
public interface Fact {

    String id();

    /** Room name. */
    String room();

    /** Whose share of the room it counts on. */
    Quota quota();
}
