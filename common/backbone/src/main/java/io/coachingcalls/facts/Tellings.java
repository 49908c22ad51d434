package io.coachingcalls.facts;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which of several tellings of one fact is kept: the one that says the earliest time, else the first. */
final class Tellings {

    private Tellings() {}

    /** One of each fact, in the order of their first coming. */
    static <F extends Fact> List<F> best(Collection<? extends F> facts) {
        Map<Key, F> best = new LinkedHashMap<>();
        facts.forEach(fact -> best.merge(Key.of(fact), fact, (known, told) -> isBetter(told, known) ? told : known));
        return List.copyOf(best.values());
    }

    /** Whether {@code told} is kept instead of {@code known}, the same fact. */
    static boolean isBetter(Fact told, Fact known) {
        return told.happenedBy()
                .filter(time -> known.happenedBy().filter(time::isBefore).isPresent())
                .isPresent();
    }

    /** What makes two facts the same. */
    record Key(String room, String id) {

        static Key of(Fact fact) {
            return new Key(fact.room(), fact.id());
        }
    }
}
