package io.coachingcalls.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CallsTest {

    @TempDir
    private Path directory;

    private final StringWriter errors = new StringWriter();

    @Test
    void shouldSayWhoTheDemoPeopleAre() {
        assertThat(run("token", "nobody")).isEqualTo(2);
        assertThat(errors.toString()).contains("'nobody' is none of studio, free, coach, admin, agent");
    }

    @Test
    void shouldSayWhatToDoWhereNothingRuns() {
        assertThat(run("token", "studio", "--data", directory.toString())).isEqualTo(1);
        assertThat(errors.toString()).contains("nothing runs. Start it with ./calls up");
    }

    @Test
    void shouldExitWithOneForTheStatusOfNothing() {
        assertThat(run("status", "--json", "--data", directory.toString())).isEqualTo(1);
        assertThat(run("down", "--data", directory.toString())).isZero();
    }

    private int run(String... arguments) {
        return Calls.commandLine().setErr(new PrintWriter(errors)).execute(arguments);
    }
}
