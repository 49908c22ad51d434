package io.coachingcalls.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

class CapacityTest {

    private static final Quota SAM = Quota.ofPerson("sam");

    @Test
    void shouldTakeTheFirstThatFit() {
        var admission = with(known(SAM, Quota.PERSON - 2)).admit(facts(SAM, "a", "b", "c", "d"));

        assertThat(admission.taken()).extracting(Fact::id).containsExactly("a", "b");
        assertThat(admission.refused()).extracting(Fact::id).containsExactly("c", "d");
    }

    @Test
    void shouldNotCountARepetition() {
        var admission = with(known(SAM, Quota.PERSON - 2)).admit(facts(SAM, "a", "a", "known-1", "b", "a", "c"));

        assertThat(admission.taken()).extracting(Fact::id).containsExactly("a", "a", "known-1", "b", "a");
        assertThat(admission.refused()).extracting(Fact::id).containsExactly("c");
    }

    @Test
    void shouldLetNobodyUseUpWhatIsAnothers() {
        var full = with(known(SAM, Quota.PERSON));

        var admission = full.admit(List.of(
                new Told("sams", "room", SAM),
                new Told("fays", "room", Quota.ofPerson("fay")),
                new Told("joined", "room", Quota.ofLiveKit()),
                new Told("recording", "room", Quota.ofServices())));

        assertThat(admission.refused()).extracting(Fact::id).containsExactly("sams");
    }

    @Test
    void shouldTakeReportsIntoARoomOfWhichLiveKitHasToldTooMuch() {
        var admission = with(known(Quota.ofLiveKit(), Quota.LIVEKIT))
                .admit(List.of(new Told("joined", "room", Quota.ofLiveKit()), new Told("sams", "room", SAM)));

        assertThat(admission.taken()).extracting(Fact::id).containsExactly("sams");
        assertThat(admission.refused()).extracting(Fact::id).containsExactly("joined");
    }

    @Test
    void shouldTakeWhatARoomCannotEndWithoutBeyondThat() {
        var admission = with(known(Quota.ofLiveKit(), 2 * Quota.LIVEKIT))
                .admit(List.of(
                        new Told("left", "room", Quota.ofLiveKitForLeaving()),
                        new Told("finished", "room", Quota.ofLiveKitForClosing())));

        assertThat(admission.taken()).extracting(Fact::id).containsExactly("finished");

        var leave = new Told("leave", "room", Quota.ofPersonForLeaving("sam"));
        assertThat(with(known(SAM, Quota.PERSON)).admit(List.of(leave)).taken()).containsExactly(leave);
    }

    @Test
    void shouldKeepRoomsApart() {
        Fact others = new Told("a", "other", SAM);

        var admission = with(known(SAM, Quota.PERSON)).admit(List.of(new Told("a", "room", SAM), others));

        assertThat(admission.taken()).containsExactly(others);
    }

    @Test
    void shouldSayWhenSomebodysShareIsUsedUp() {
        List<Fact> crowd = IntStream.range(0, 20)
                .mapToObj(i -> known(Quota.ofPerson("guest-" + i), Quota.PERSON - 1))
                .flatMap(List::stream)
                .toList();

        assertThat(Quota.isAnyUsedUp(crowd)).isFalse();
        assertThat(Quota.isAnyUsedUp(Stream.concat(crowd.stream(), known(SAM, Quota.PERSON).stream())
                        .toList()))
                .isTrue();
        assertThat(Quota.isAnyUsedUp(known(Quota.ofLiveKitForLeaving(), Quota.LIVEKIT)))
                .isTrue();
    }

    private static Capacity with(List<Fact> known) {
        return new Capacity(Map.of("room", known));
    }

    private static List<Fact> known(Quota quota, int count) {
        return IntStream.range(0, count)
                .<Fact>mapToObj(i -> new Told("known-" + i, "room", quota))
                .toList();
    }

    private static List<Fact> facts(Quota quota, String... ids) {
        return Stream.of(ids).<Fact>map(id -> new Told(id, "room", quota)).toList();
    }

    private record Told(String id, String room, Quota quota) implements Fact {}
}
