package io.coachingcalls.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

class CapacityTest {

    private static final int ALMOST = Fact.MOST - 2;

    @Test
    void shouldTakeTheFirstThatFit() {
        var admission = of(ALMOST).admit(facts("a", "b", "c", "d"));

        assertThat(admission.taken()).extracting(Fact::id).containsExactly("a", "b");
        assertThat(admission.refused()).extracting(Fact::id).containsExactly("c", "d");
    }

    @Test
    void shouldNotCountARepetition() {
        var admission = of(ALMOST, "known").admit(facts("a", "a", "known", "b", "a", "c"));

        assertThat(admission.taken()).extracting(Fact::id).containsExactly("a", "a", "known", "b", "a");
        assertThat(admission.refused()).extracting(Fact::id).containsExactly("c");
    }

    @Test
    void shouldTakeWhatARoomCannotEndWithoutBeyondThat() {
        Fact finish = new Observed("finish", "room", Integer.MAX_VALUE);

        var admission = of(10 * Fact.MOST).admit(List.of(finish, new Observed("a", "room", Fact.MOST)));

        assertThat(admission.taken()).containsExactly(finish);
        assertThat(admission.refused()).extracting(Fact::id).containsExactly("a");
    }

    @Test
    void shouldKeepRoomsApart() {
        var capacity = new Capacity(Map.of("room", Fact.MOST, "other", 0), Map.of());
        Fact others = new Observed("a", "other", Fact.MOST);

        var admission = capacity.admit(List.of(new Observed("a", "room", Fact.MOST), others));

        assertThat(admission.taken()).containsExactly(others);
    }

    private static Capacity of(int facts, String... known) {
        return new Capacity(Map.of("room", facts), Map.of("room", Set.of(known)));
    }

    private static List<Fact> facts(String... ids) {
        return List.of(ids).stream()
                .<Fact>map(id -> new Observed(id, "room", Fact.MOST))
                .toList();
    }

    private record Observed(String id, String room, int takenBelow) implements Fact {}
}
