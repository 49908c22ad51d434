package io.coachingcalls.recordings.shares;

import java.util.Map;
import java.util.stream.LongStream;

import io.coachingcalls.access.CallPeople;

/**
 * How what a room can hold is shared by those who write into it. For each of the owner, the coach and the agents a tenth is
 * kept free, whoever else writes; a guest may use a tenth at most. So nobody can use up the room for the others, and one
 * who writes alone has nearly all of it.
 *
 * @param most what the room can hold
 */
public record Shares(long most) {

    private static final int PARTS = 10;

    /**
     * Whether {@code writer} may add {@code more}.
     *
     * @param used what is there, by user id of who wrote it
     */
    public boolean take(CallPeople people, String writer, Map<String, Long> used, long more) {
        Kind kind = kind(people, writer);
        if (kind == Kind.GUEST && used.getOrDefault(writer, 0L) + more > share()) {
            return false;
        }
        return sum(used.values().stream().mapToLong(amount -> amount)) + more + keptFree(people, kind, used) <= most;
    }

    private long share() {
        return most / PARTS;
    }

    /** For the others who have a share of their own, as far as they have not used it. */
    private long keptFree(CallPeople people, Kind writer, Map<String, Long> used) {
        return sum(LongStream.of(
                writer == Kind.OWNER || people.owner() == null ? 0 : left(people, Kind.OWNER, used),
                writer == Kind.COACH || people.coach() == null ? 0 : left(people, Kind.COACH, used),
                writer == Kind.AGENT ? 0 : left(people, Kind.AGENT, used)));
    }

    private long left(CallPeople people, Kind kind, Map<String, Long> used) {
        long usedOfIt = sum(used.entrySet().stream()
                .filter(entry -> kind(people, entry.getKey()) == kind)
                .mapToLong(Map.Entry::getValue));
        return Math.max(0, share() - usedOfIt);
    }

    private static long sum(LongStream amounts) {
        return amounts.sum();
    }

    /** Whoever may write and is none of the call's people is a program of ours, or operates the system. */
    private static Kind kind(CallPeople people, String userId) {
        if (userId.equals(people.owner())) {
            return Kind.OWNER;
        }
        if (userId.equals(people.coach())) {
            return Kind.COACH;
        }
        return people.invited().contains(userId) || people.attended().contains(userId) ? Kind.GUEST : Kind.AGENT;
    }

    private enum Kind {
        OWNER,
        COACH,
        GUEST,
        AGENT
    }
}
