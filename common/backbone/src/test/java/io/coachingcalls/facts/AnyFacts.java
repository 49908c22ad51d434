package io.coachingcalls.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

import io.coachingcalls.events.CallEvent;
import io.coachingcalls.events.EventJson;
import io.coachingcalls.events.LiveKitEvent;
import io.coachingcalls.events.Provenance;

/**
 * What must hold of a service's fold whatever it is given: a history comes out, the same in any order, however often each
 * fact comes, and the same from what the database keeps.
 *
 * @param <F> the service's facts
 * @param <H> what it makes of them
 */
public abstract class AnyFacts<F extends Fact, H> {

    private final Class<F> factType;
    private final Predicate<Throwable> isPermanent;

    /** @param isPermanent whether a record with such a failure goes to the dead letters, and holds up nobody */
    protected AnyFacts(Class<F> factType, Predicate<Throwable> isPermanent) {
        this.factType = factType;
        this.isPermanent = isPermanent;
    }

    protected abstract Optional<F> read(LiveKitEvent event, Provenance provenance);

    protected abstract Optional<F> read(CallEvent event);

    /** @param facts at least one */
    protected abstract H fold(String room, List<F> facts);

    /**
     * Of the rooms that the lines tell of.
     *
     * @param lines an event a line: after an {@code o} as LiveKit sends it, after an {@code r} as the reconciler does, after
     *     a {@code c} one of {@code calls.events.v1}. A line that is none goes to the dead letters, and is skipped here, as
     *     is one whose id is known.
     */
    protected final void shouldFoldTheSameInAnyOrder(byte[] lines) throws IOException {
        Map<String, Map<String, F>> rooms = new LinkedHashMap<>();
        for (String line : new String(lines, StandardCharsets.UTF_8).split("\n")) {
            read(line).filter(this::isKept).ifPresent(fact -> rooms.computeIfAbsent(
                            fact.room(), room -> new LinkedHashMap<>())
                    .putIfAbsent(fact.id(), fact));
        }
        for (var room : rooms.entrySet()) {
            List<F> facts = List.copyOf(room.getValue().values());
            shouldFoldTheSameInAnyOrder(room.getKey(), facts);
            shouldComeBackFromTheDatabase(room.getKey(), facts);
        }
    }

    protected final void shouldFoldTheSameInAnyOrder(String room, List<F> facts) {
        H expected = fold(room, facts);
        List<F> disturbed = new ArrayList<>(facts);
        disturbed.addAll(facts.subList(0, facts.size() / 2));

        Collections.reverse(disturbed);
        assertThat(fold(room, disturbed)).isEqualTo(expected);
        Collections.rotate(disturbed, facts.size() / 3 + 1);
        assertThat(fold(room, disturbed)).isEqualTo(expected);
    }

    private Optional<F> read(String line) {
        if (line.length() < 2) {
            return Optional.empty();
        }
        byte[] json = line.substring(1).getBytes(StandardCharsets.UTF_8);
        try {
            return switch (line.charAt(0)) {
                case 'o' -> read(LiveKitEvent.read(json), Provenance.OBSERVED);
                case 'r' -> read(LiveKitEvent.read(json), Provenance.RECONCILED);
                case 'c' -> CallEvent.read(json).flatMap(this::read);
                default -> Optional.empty();
            };
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    /** One that cannot be folded by itself goes to the dead letters. */
    private boolean isKept(F fact) {
        try {
            return fact.id() != null && fold(fact.room(), List.of(fact)) != null;
        } catch (RuntimeException e) {
            assertThat(isPermanent.test(e)).as("%s", e).isTrue();
            return false;
        }
    }

    /** Facts are kept as JSON, and folded again from there. */
    private void shouldComeBackFromTheDatabase(String room, List<F> facts) throws IOException {
        List<F> read = new ArrayList<>();
        for (F fact : facts) {
            read.add(EventJson.MAPPER.readValue(EventJson.MAPPER.writeValueAsBytes(fact), factType));
        }
        assertThat(fold(room, read)).isEqualTo(fold(room, facts));
    }
}
