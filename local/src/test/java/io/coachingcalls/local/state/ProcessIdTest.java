package io.coachingcalls.local.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.junit.jupiter.api.Test;

class ProcessIdTest {

    @Test
    void shouldFindTheProcessAsLongAsItLives() throws Exception {
        Process process = new ProcessBuilder("sleep", "60").start();
        ProcessId id = ProcessId.of(process.toHandle());

        assertThat(id.alive()).contains(process.toHandle());

        process.destroyForcibly().waitFor();
        assertThat(id.alive()).isEmpty();
    }

    @Test
    void shouldNotTakeALaterProcessOfTheSameNumberForIt() {
        ProcessId now = ProcessId.of(ProcessHandle.current());

        ProcessId earlier = new ProcessId(now.pid(), now.startedAt().minus(Duration.ofMinutes(1)));

        assertThat(earlier.alive()).isEmpty();
    }
}
