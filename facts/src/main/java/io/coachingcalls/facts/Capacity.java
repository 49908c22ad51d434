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
 * How many facts rooms have, and so which more they take.
 *
 * @param known ids that a room has already, of those that come
 */
record Capacity(Map<String, Integer> facts, Map<String, Set<String>> known) {

    /** In the order of their coming; one that its room knows already is taken, and changes nothing. */
    <F extends Fact> Admission<F> admit(Collection<? extends F> more) {
        Map<String, Set<String>> added = new HashMap<>();
        List<F> taken = new ArrayList<>();
        List<F> refused = new ArrayList<>();
        for (F fact : more) {
            Set<String> addedToRoom = added.computeIfAbsent(fact.room(), room -> new HashSet<>());
            boolean isKnown = addedToRoom.contains(fact.id())
                    || known.getOrDefault(fact.room(), Set.of()).contains(fact.id());
            if (isKnown) {
                taken.add(fact);
            } else if (facts.get(fact.room()) + addedToRoom.size() < fact.takenBelow()) {
                addedToRoom.add(fact.id());
                taken.add(fact);
            } else {
                refused.add(fact);
            }
        }
        return new Admission<>(taken, refused);
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
}
