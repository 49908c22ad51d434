package io.coachingcalls.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import org.junit.jupiter.api.Test;

class JobsTest {

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final Jobs jobs = new Jobs(metrics);
    private final List<Integer> done = new ArrayList<>();

    @Test
    void shouldDoTheOthersWhereOneFails() {
        jobs.sweep("tests", Uni.createFrom().item(List.of(1, 2, 3)), 1, Function.identity(), this::failingAtTwo)
                .await()
                .indefinitely();

        assertThat(done).containsExactly(1, 3);
        assertThat(failures()).isEqualTo(1);
    }

    @Test
    void shouldDoTheOthersWhereAStepThrows() {
        jobs.sweep("tests", Uni.createFrom().item(List.of(2, 3)), 4, Function.identity(), row -> {
                    if (row == 2) {
                        throw new IllegalStateException("thrown");
                    }
                    return failingAtTwo(row);
                })
                .await()
                .indefinitely();

        assertThat(done).containsExactly(3);
        assertThat(failures()).isEqualTo(1);
    }

    @Test
    void shouldComeAgainWhenNothingCanBeClaimed() {
        Uni<List<Integer>> away = Uni.createFrom().failure(new IllegalStateException("the database is away"));

        jobs.sweep("tests", away, 1, Function.identity(), this::failingAtTwo)
                .await()
                .indefinitely();

        assertThat(done).isEmpty();
        assertThat(failures()).isEqualTo(1);
    }

    @Test
    void shouldDoNothingWhereNothingIsDue() {
        jobs.sweep("tests", Uni.createFrom().item(List.<Integer>of()), 1, Function.identity(), this::failingAtTwo)
                .await()
                .indefinitely();

        assertThat(done).isEmpty();
        assertThat(metrics.find(Jobs.FAILED).counter()).isNull();
    }

    @Test
    void shouldNotBeginWhatIsUnderWay() {
        var underWay = new CompletableFuture<Void>();
        var first = jobs.runAlone("tests", () -> Uni.createFrom().completionStage(underWay))
                .subscribeAsCompletionStage();

        jobs.runAlone("tests", () -> failingAtTwo(1)).await().indefinitely();
        jobs.runAlone("others", () -> failingAtTwo(3)).await().indefinitely();
        underWay.complete(null);
        first.join();
        jobs.runAlone("tests", () -> failingAtTwo(4)).await().indefinitely();

        assertThat(done).containsExactly(3, 4);
    }

    private Uni<Void> failingAtTwo(int row) {
        if (row == 2) {
            return Uni.createFrom().failure(new IllegalStateException("it does not work"));
        }
        return Uni.createFrom().voidItem().invoke(() -> done.add(row));
    }

    private double failures() {
        return metrics.get(Jobs.FAILED).tag("name", "tests").counter().count();
    }
}
