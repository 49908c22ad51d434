package io.coachingcalls.sessions.lifecycle;

import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

/** Which fact decided which field: what "why does it say so?" is answered from. */
final class Decisions {

    private final Map<String, SortedSet<String>> fieldsByFact = new TreeMap<>();

    /** @param value null when there was nothing to decide */
    void add(String factId, String field, @Nullable Object value) {
        if (value != null) {
            fieldsByFact.computeIfAbsent(factId, id -> new TreeSet<>()).add(field);
        }
    }

    /** The fields a fact decided; none for one that was overruled or only confirmed what was known. */
    Map<String, List<String>> byFact() {
        Map<String, List<String>> copy = new TreeMap<>();
        fieldsByFact.forEach((fact, fields) -> copy.put(fact, List.copyOf(fields)));
        return copy;
    }
}
