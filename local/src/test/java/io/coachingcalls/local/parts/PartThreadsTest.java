package io.coachingcalls.local.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;

import org.junit.jupiter.api.Test;

class PartThreadsTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    static final CountDownLatch LOCK = new CountDownLatch(1);

    /** Every hidden class made of it is one more library that waits while it is loaded. */
    private static final class Library {
        static {
            try {
                LOCK.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Test
    void shouldStartThePartThatLibrariesOfOthersWaitForInTheirStaticInitialisers() throws Exception {
        List<CompletableFuture<Void>> parts = new ArrayList<>();
        for (int i = 0; i < 2 * Runtime.getRuntime().availableProcessors(); i++) {
            MethodHandles.Lookup library = library();
            parts.add(PartThreads.run(
                    "start", "waiting-" + i, LIMIT, () -> library.ensureInitialized(library.lookupClass())));
        }
        Thread.sleep(200);
        parts.add(PartThreads.run("start", "awaited", LIMIT, LOCK::countDown));

        assertThat(CompletableFuture.allOf(parts.toArray(CompletableFuture<?>[]::new)))
                .succeedsWithin(Duration.ofSeconds(10));
    }

    @Test
    void shouldNameAPartThatNeverReturns() {
        var never = new CountDownLatch(1);

        var part = PartThreads.run("start", "kafka", Duration.ofSeconds(1), () -> awaitDeafly(never));

        assertThat(part)
                .failsWithin(Duration.ofSeconds(10))
                .withThrowableThat()
                .havingRootCause()
                .isInstanceOf(TimeoutException.class)
                .withMessage("kafka did not start within 1 s");
        never.countDown();
    }

    @Test
    void shouldInterruptAPartThatIsTooLate() {
        var interrupted = new CountDownLatch(1);

        var part = PartThreads.run("start", "kafka", Duration.ofMillis(100), () -> {
            try {
                Thread.sleep(LIMIT);
            } catch (InterruptedException e) {
                interrupted.countDown();
            }
        });

        assertThat(part).failsWithin(Duration.ofSeconds(10));
        assertThat(CompletableFuture.runAsync(() -> awaitDeafly(interrupted))).succeedsWithin(Duration.ofSeconds(10));
    }

    @Test
    void shouldFailAsThePartDoes() {
        var part = PartThreads.run("start", "kafka", LIMIT, () -> {
            throw new IOException("the disk is full");
        });

        assertThat(part)
                .failsWithin(Duration.ofSeconds(10))
                .withThrowableThat()
                .havingRootCause()
                .isInstanceOf(IOException.class)
                .withMessage("the disk is full");
    }

    @Test
    void shouldTakeTheLimitFromTheEnvironment() {
        assertThat(PartThreads.startLimit(Map.of())).isEqualTo(Duration.ofSeconds(240));
        assertThat(PartThreads.startLimit(Map.of("CALLS_START_TIMEOUT", ""))).isEqualTo(Duration.ofSeconds(240));
        assertThat(PartThreads.startLimit(Map.of("CALLS_START_TIMEOUT", "7"))).isEqualTo(Duration.ofSeconds(7));
        for (String wrong : List.of("0", "-1", "1.5", "2m", "100000")) {
            assertThatThrownBy(() -> PartThreads.startLimit(Map.of("CALLS_START_TIMEOUT", wrong)))
                    .as(wrong)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("CALLS_START_TIMEOUT");
        }
    }

    private static MethodHandles.Lookup library() throws IOException, IllegalAccessException {
        String file = Library.class.getName().replace('.', '/') + ".class";
        try (var bytes = Library.class.getClassLoader().getResourceAsStream(file)) {
            return MethodHandles.lookup().defineHiddenClass(bytes.readAllBytes(), false);
        }
    }

    private static void awaitDeafly(CountDownLatch latch) {
        boolean isOver = false;
        while (!isOver) {
            try {
                latch.await();
                isOver = true;
            } catch (InterruptedException e) {
                // It does not listen
            }
        }
    }
}
