package io.coachingcalls.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A start in which one part never returns. */
@ExtendWith(SystemUnderTest.class)
@StartsItself
@Order(Integer.MAX_VALUE - 9)
class StartIT {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    @Test
    void shouldNameThePartThatDoesNotStartAndStopTheOthers(RunningSystem system) throws Exception {
        system.down();
        // Whoever opens a pipe to write waits for somebody who reads
        Path page = system.data().resolve("sign-in.html");
        Files.delete(page);
        assertThat(new ProcessBuilder("mkfifo", page.toString()).start().waitFor())
                .isZero();
        try {
            CallsScript.Result up =
                    system.run(Map.of("CALLS_START_TIMEOUT", String.valueOf(LIMIT.toSeconds())), "up", "--detach");

            assertThat(up.exitCode()).isEqualTo(1);
            assertThat(up.output())
                    .contains("The system does not start: issuer did not start within " + LIMIT.toSeconds() + " s; see "
                            + system.log("supervisor"))
                    .contains("kafka              ready after")
                    .contains("Stopped.");
            assertThat(ProcessHandle.allProcesses()
                            .map(process -> process.info().commandLine().orElse(""))
                            .filter(command -> command.contains(system.data().toString())))
                    .as("processes that are left")
                    .isEmpty();
        } finally {
            Files.delete(page);
        }
    }
}
