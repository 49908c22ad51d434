package io.coachingcalls.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The web app as people use it: its own tests, in real browsers, against the running system. */
@ExtendWith(SystemUnderTest.class)
class WebAppIT {

    private static final long LIMIT_MINUTES = 9;

    @Test
    void shouldHoldACallBetweenTwoBrowsersAndShowItAfterwards(RunningSystem system) throws Exception {
        Process tests = browserTests(system.gateway());
        try {
            assertThat(tests.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES)).isTrue();
            assertThat(tests.exitValue()).isZero();
        } finally {
            tests.descendants().forEach(ProcessHandle::destroyForcibly);
            tests.destroyForcibly();
        }
    }

    private static Process browserTests(String gateway) throws IOException {
        var builder = new ProcessBuilder("npm", "run", "e2e")
                .directory(Path.of(System.getProperty("calls.root"), "web").toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("GATEWAY", gateway);
        return builder.start();
    }
}
