package io.coachingcalls.calls.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

class RoomRunTest {

    private static final Instant T = Instant.parse("2026-11-20T12:00:00Z");

    @Test
    void shouldFoldToTheSameRunsInAnyOrderWithAnyRepetition() {
        List<RoomRun> observations = List.of(
                new RoomRun("call-a", "RM_1", T.plusSeconds(5), null),
                new RoomRun("call-a", "RM_1", T.plusSeconds(2), null),
                new RoomRun("call-a", "RM_1", null, T.plusSeconds(60)),
                new RoomRun("call-a", "RM_2", null, T.plusSeconds(90)),
                new RoomRun("call-b", "RM_3", T.plusSeconds(1), null));
        long seed = System.nanoTime();
        var random = new Random(seed);

        for (int round = 0; round < 500; round++) {
            List<RoomRun> shuffled = new ArrayList<>(observations);
            for (int extra = random.nextInt(10); extra > 0; extra--) {
                shuffled.add(observations.get(random.nextInt(observations.size())));
            }
            Collections.shuffle(shuffled, random);

            // Folding in two steps is what two batches do
            int cut = random.nextInt(shuffled.size() + 1);
            List<RoomRun> steps = new ArrayList<>(RoomRun.fold(shuffled.subList(0, cut)));
            steps.addAll(RoomRun.fold(shuffled.subList(cut, shuffled.size())));

            assertThat(RoomRun.fold(steps))
                    .as("seed %d round %d", seed, round)
                    .containsExactly(
                            new RoomRun("call-a", "RM_1", T.plusSeconds(2), T.plusSeconds(60)),
                            new RoomRun("call-a", "RM_2", null, T.plusSeconds(90)),
                            new RoomRun("call-b", "RM_3", T.plusSeconds(1), null));
        }
    }
}
