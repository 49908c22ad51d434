package io.coachingcalls.facts;

/** Something about the room cannot be stored; nothing of it is taken until an operator has it tried again. */
public final class RoomQuarantined extends RuntimeException {

    RoomQuarantined() {
        super("the room is set aside", null, false, false);
    }
}
