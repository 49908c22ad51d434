package io.coachingcalls.facts;

import java.util.Collection;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Whose share of a room's facts one counts on: each has their own, and cannot use up another's.
 *
 * @param most how many facts its holder may have and still add this one
 */
public record Quota(Holder holder, int most) {

    /** No real call comes near it. */
    public static final int LIVEKIT = 5_000;

    /** Joins, leaves, reports and notes of one person. */
    public static final int PERSON = 400;

    public static final int SERVICES = 5_000;

    /** A room with fewer has no holder that has used up theirs. */
    static final int SMALLEST = Math.min(PERSON, Math.min(LIVEKIT, SERVICES));

    /** What LiveKit tells, or whoever asks it. */
    public static Quota ofLiveKit() {
        return new Quota(Holder.LiveKit.INSTANCE, LIVEKIT);
    }

    /** Whoever is inside a room that is full must be seen leaving. */
    public static Quota ofLiveKitForLeaving() {
        return new Quota(Holder.LiveKit.INSTANCE, 2 * LIVEKIT);
    }

    /** And the room must be seen closing. */
    public static Quota ofLiveKitForClosing() {
        return new Quota(Holder.LiveKit.INSTANCE, 3 * LIVEKIT);
    }

    public static Quota ofPerson(String userId) {
        return new Quota(new Holder.Person(userId), PERSON);
    }

    /** The last thing somebody says is still heard when they have said too much. */
    public static Quota ofPersonForLeaving(String userId) {
        return new Quota(new Holder.Person(userId), PERSON + PERSON / 4);
    }

    /** What the services themselves say comes seldom, and a room cannot be settled without it. */
    public static Quota ofServices() {
        return new Quota(Holder.Services.INSTANCE, SERVICES);
    }

    /** Whether somebody's share of a room with these facts is used up, so that some may have been refused. */
    public static boolean isAnyUsedUp(Collection<? extends Fact> facts) {
        return facts.stream()
                .map(fact -> fact.quota().holder())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
                .entrySet()
                .stream()
                .anyMatch(used -> used.getValue() >= used.getKey().share());
    }

    /** Whose facts they are. */
    public sealed interface Holder {

        int share();

        enum LiveKit implements Holder {
            INSTANCE;

            @Override
            public int share() {
                return LIVEKIT;
            }
        }

        enum Services implements Holder {
            INSTANCE;

            @Override
            public int share() {
                return SERVICES;
            }
        }

        record Person(String userId) implements Holder {

            @Override
            public int share() {
                return PERSON;
            }
        }
    }
}
