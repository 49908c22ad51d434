package io.coachingcalls.recordings.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** With one turn at a time: whoever gets it gives it back, whatever happens. */
class TurnsTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @AutoClose
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private final Model model = new Model(config(), ofOneThatNeverThinks(), threads);

    static Stream<Supplier<Multi<String>>> badQuestions() {
        return Stream.of(
                () -> {
                    throw new IllegalStateException("no such model");
                },
                () -> {
                    throw new StackOverflowError();
                },
                () -> Multi.createFrom().failure(new IllegalStateException("refused")),
                () -> null);
    }

    @ParameterizedTest
    @MethodSource("badQuestions")
    void shouldGiveTheTurnBackWhenTheQuestionFails(Supplier<Multi<String>> question) {
        assertThatThrownBy(() -> answers(model.stream(question))).isInstanceOf(Throwable.class);

        assertThatThereIsATurn();
    }

    @Test
    void shouldGiveTheTurnBackWhenTheWholeQuestionFails() {
        assertThatThrownBy(() -> model.ask(() -> {
                            throw new StackOverflowError();
                        })
                        .await()
                        .atMost(PATIENCE))
                .isInstanceOf(Throwable.class);

        assertThatThereIsATurn();
    }

    @Test
    void shouldGiveTheTurnBackWhenNobodyListensAnyMore() {
        var listener = model.stream(() -> Multi.createBy()
                        .concatenating()
                        .streams(
                                Multi.createFrom().item("piece"),
                                Multi.createFrom().nothing()))
                .subscribe()
                .withSubscriber(AssertSubscriber.create(10));
        listener.awaitItems(1, PATIENCE);

        listener.cancel();

        assertThatThereIsATurn();
    }

    @Test
    void shouldGiveTheTurnBackThatComesAfterNobodyWaitsForItAnyMore() throws Exception {
        var begun = new CountDownLatch(1);
        var over = new CountDownLatch(1);
        var first = model.ask(() -> {
                    begun.countDown();
                    await(over);
                    return "first";
                })
                .subscribeAsCompletionStage();
        assertThat(begun.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        var second = model.stream(() -> Multi.createFrom().item("second"))
                .subscribe()
                .withSubscriber(AssertSubscriber.create(10));
        // It is in the queue before it is given up
        Thread.sleep(300);

        second.cancel();
        over.countDown();

        assertThat(first).succeedsWithin(PATIENCE);
        Thread.sleep(300);
        assertThatThereIsATurn();
    }

    private void assertThatThereIsATurn() {
        assertThat(answers(model.stream(() -> Multi.createFrom().items("here", "it is"))))
                .containsExactly("here", "it is");
        assertThat(answer(model.ask(() -> "still"))).isEqualTo("still");
    }

    private static List<String> answers(Multi<String> answer) {
        return answer(answer.collect().asList());
    }

    private static <T> T answer(Uni<T> answer) {
        return answer.await().atMost(PATIENCE);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whose answers are passed on as they come. */
    private static ThinkingHabit ofOneThatNeverThinks() {
        var habit = new ThinkingHabit();
        for (int answer = 0; answer < ThinkingHabit.ENOUGH; answer++) {
            habit.learn(habit.begin());
        }
        return habit;
    }

    private static ModelConfig config() {
        return new SmallRyeConfigBuilder()
                .withMapping(ModelConfig.class)
                .withConverter(Duration.class, 100, new DurationConverter())
                .withDefaultValue("fred.model.timeout", TIMEOUT.toSeconds() + "s")
                .withDefaultValue("fred.model.concurrency", "1")
                .build()
                .getConfigMapping(ModelConfig.class);
    }
}
