package io.coachingcalls.facts;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How much of each holder's share of each room is used up, and so which more facts are taken.
 *
 * @param known the facts that are there, by room; a room may be left out where none of its holders can be at an end
 */
record Capacity(Map<String, ? extends Collection<? extends Fact>> known) {

    /** In the order of their coming; one that its room knows already is taken, and changes nothing. */
    <F extends Fact> Admission<F> admit(Collection<? extends F> more) {
        Map<String, Room> rooms = new HashMap<>();
        List<F> taken = new ArrayList<>();
        List<F> refused = new ArrayList<>();
        for (F fact : more) {
            Room room = rooms.computeIfAbsent(fact.room(), this::room);
            (room.takes(fact) ? taken : refused).add(fact);
        }
        return new Admission<>(taken, refused);
    }

    private Room room(String name) {
        Room room = new Room();
        Collection<? extends Fact> facts = known.get(name);
        if (facts != null) {
            facts.forEach(room::add);
        }
        return room;
    }

    record Admission<F>(List<F> taken, List<F> refused) {

        Admission<F> andRefused(List<F> more) {
            return more.isEmpty()
                    ? this
                    : new Admission<>(
                            taken,
                            Stream.concat(refused.stream(), more.stream()).toList());
        }
    }

    private static final class Room {

        private final Set<String> ids = new HashSet<>();
        private final Map<Quota.Holder, Integer> used = new HashMap<>();

        private boolean takes(Fact fact) {
            if (ids.contains(fact.id())) {
                return true;
            }
            if (used.getOrDefault(fact.quota().holder(), 0) >= fact.quota().most()) {
                return false;
            }
            add(fact);
            return true;
        }

        private void add(Fact fact) {
            if (ids.add(fact.id())) {
                used.merge(fact.quota().holder(), 1, Integer::sum);
            }
        }
    }
}
