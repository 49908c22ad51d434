package io.coachingcalls.livekit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.coachingcalls.events.RoomOrigin;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import org.junit.jupiter.api.Test;

class ForeignRoomsTest {

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final ForeignRooms foreign = new ForeignRooms(metrics);
    private final List<Set<String>> asked = new ArrayList<>();

    @Test
    void shouldAskOnceAndOnlyOfThoseThatDoNotProveThemselves() {
        List<String> ours = foreign.ours(
                        List.of("call-1", "other-1", "call-2", "other-1", "announced"),
                        room -> room,
                        room -> room.startsWith("call-"),
                        known("announced"))
                .await()
                .indefinitely();

        assertThat(ours).containsExactly("call-1", "call-2", "announced");
        assertThat(asked).containsExactly(Set.of("other-1", "announced"));
    }

    @Test
    void shouldAskNobodyWhereAllProveThemselves() {
        List<String> ours = foreign.ours(List.of("call-1"), room -> room, room -> true, known())
                .await()
                .indefinitely();

        assertThat(ours).containsExactly("call-1");
        assertThat(asked).isEmpty();
    }

    @Test
    void shouldKeepWhatIsForeignOutCountItAndPassOnWhatIsRefused() {
        var mine = new Heard<>("call-1", new RoomOrigin(true, null), "joined");
        var broken = new Heard<>("call-1", new RoomOrigin(true, null), "broken");
        var theirs = new Heard<>("standup", new RoomOrigin(false, null), "left");
        List<String> stored = new ArrayList<>();

        Map<Heard<String>, Throwable> refused = foreign.keepOut(List.of(mine, theirs, broken), known(), values -> {
                    stored.addAll(values);
                    return Uni.createFrom().item(Map.of("broken", new IllegalStateException()));
                })
                .await()
                .indefinitely();

        assertThat(stored).containsExactly("joined", "broken");
        assertThat(refused).containsOnlyKeys(broken);
        assertThat(metrics.counter("livekit.events.foreign").count()).isEqualTo(1);
    }

    private KnownRooms known(String... rooms) {
        return names -> {
            asked.add(names);
            return Uni.createFrom().item(Set.of(rooms));
        };
    }
}
