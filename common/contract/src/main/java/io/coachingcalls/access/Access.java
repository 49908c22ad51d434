package io.coachingcalls.access;

/** Who may do what: the only place that decides it. docs/access.md is its table; a test keeps the two together. */
public final class Access {

    private Access() {}

    public static boolean allows(Caller caller, Action action, CallPeople people) {
        if (caller.is(Role.ADMIN)) {
            return true;
        }
        return switch (action) {
            case JOIN -> isOwner(caller, people) || isCoach(caller, people) || isInvited(caller, people);
            case READ, REPORT, CHAT -> belongs(caller, people);
            case WRITE_TRANSCRIPT -> belongs(caller, people) || caller.is(Role.SERVICE);
            case WRITE_AS_FRED -> isOwner(caller, people) || caller.is(Role.SERVICE);
            case BRIEF -> caller.is(Role.SERVICE);
            case DELETE_RECORDING, ERASE -> isOwner(caller, people);
            case END, RECORD, WRITE_NOTES, SUMMARISE -> isOwner(caller, people) || isCoach(caller, people);
        };
    }

    /** A video session (a call with a coach) is recorded for Studio subscribers only; a call with FRED for everyone. */
    public static boolean mayRecord(Caller caller, boolean videoSession) {
        return !videoSession || caller.tier() == Tier.STUDIO;
    }

    private static boolean belongs(Caller caller, CallPeople people) {
        return isOwner(caller, people)
                || isCoach(caller, people)
                || isInvited(caller, people)
                || attended(caller, people);
    }

    private static boolean isOwner(Caller caller, CallPeople people) {
        return caller.userId().equals(people.owner());
    }

    private static boolean isCoach(Caller caller, CallPeople people) {
        return caller.userId().equals(people.coach());
    }

    private static boolean isInvited(Caller caller, CallPeople people) {
        return people.invited().contains(caller.userId());
    }

    private static boolean attended(Caller caller, CallPeople people) {
        return people.attended().contains(caller.userId());
    }
}
