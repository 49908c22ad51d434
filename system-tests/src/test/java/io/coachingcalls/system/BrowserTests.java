package io.coachingcalls.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Programs of the project that test the running system from outside, and say themselves how that goes. */
final class BrowserTests {

    private static final long LIMIT_MINUTES = 9;

    private BrowserTests() {}

    /**
     * The web app's own tests, in real browsers.
     *
     * @param environment which of them, and with what: see web/vitest.e2e.config.ts
     */
    static void pass(RunningSystem system, Map<String, String> environment) throws IOException, InterruptedException {
        var builder = in("web", List.of("npm", "run", "e2e"));
        builder.environment().put("GATEWAY", system.gateway());
        builder.environment().putAll(environment);
        end(builder);
    }

    /** Writes down, for a browser's microphone, what a founder says to FRED. */
    static void giveVoice(String python, Path directory) throws IOException, InterruptedException {
        var builder = in("fred-agent", List.of(python, "-m", "fred_agent.rehearsal.voices", directory.toString()));
        builder.environment().put("PYTHONPATH", "src");
        end(builder);
    }

    private static ProcessBuilder in(String directory, List<String> command) {
        return new ProcessBuilder(command)
                .directory(Path.of(System.getProperty("calls.root"), directory).toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.INHERIT);
    }

    private static void end(ProcessBuilder builder) throws IOException, InterruptedException {
        Process process = builder.start();
        try {
            assertThat(process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES)).isTrue();
            assertThat(process.exitValue()).isZero();
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}
