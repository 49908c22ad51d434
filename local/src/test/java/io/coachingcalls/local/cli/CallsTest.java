package io.coachingcalls.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
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
        assertThat(run("dlq", "list", "--data", directory.toString())).isEqualTo(1);
        assertThat(errors.toString()).contains("nothing runs. Start it with ./calls up");
    }

    @Test
    void shouldExitWithOneForTheStatusOfNothing() {
        assertThat(run("status", "--json", "--data", directory.toString())).isEqualTo(1);
        assertThat(run("down", "--data", directory.toString())).isZero();
    }

    @Test
    void shouldShowTheLastLinesOfAPartsLog() throws IOException {
        Files.createDirectories(directory.resolve("logs"));
        Files.writeString(directory.resolve("logs/kafka.log"), "one\ntwo: für alle\nthree\n");

        String shown = outputOf("logs", "kafka", "-n", "2", "--data", directory.toString());

        assertThat(shown).isEqualToNormalizingNewlines("two: für alle\nthree\n");
        assertThat(outputOf("logs", "--data", directory.toString())).isEqualToNormalizingNewlines("kafka\n");
    }

    @Test
    void shouldShowNoFileButALog() throws IOException {
        Files.writeString(directory.resolve("secrets.log"), "secret");

        assertThat(run("logs", "../secrets", "--data", directory.toString())).isEqualTo(1);
        assertThat(errors.toString()).contains("no log of '../secrets'");
    }

    @Test
    void shouldResetWhatASystemMadeAndNothingElse() throws IOException {
        Files.createDirectories(directory.resolve("postgres/base"));
        Files.writeString(directory.resolve("postgres/base/1"), "rows");
        Files.writeString(directory.resolve("secrets.json"), "{}");
        Files.writeString(directory.resolve("somebody-elses"), "keep");

        // Nobody can be asked in here
        assertThat(run("reset", "--data", directory.toString())).isEqualTo(1);
        assertThat(directory.resolve("postgres/base/1")).exists();

        assertThat(run("reset", "--yes", "--data", directory.toString())).isZero();
        assertThat(directory.resolve("postgres")).doesNotExist();
        assertThat(directory.resolve("secrets.json")).doesNotExist();
        assertThat(directory.resolve("somebody-elses")).exists();
    }

    @Test
    void shouldNotResetADirectoryOfSomethingElse() throws IOException {
        Files.createDirectories(directory.resolve("postgres"));

        assertThat(run("reset", "--yes", "--data", directory.toString())).isZero();
        assertThat(directory.resolve("postgres")).exists();
    }

    private String outputOf(String... arguments) {
        PrintStream before = System.out;
        var output = new ByteArrayOutputStream();
        System.setOut(new PrintStream(output, true, StandardCharsets.UTF_8));
        try {
            assertThat(run(arguments)).isZero();
        } finally {
            System.setOut(before);
        }
        return output.toString(StandardCharsets.UTF_8);
    }

    private int run(String... arguments) {
        return Calls.commandLine().setErr(new PrintWriter(errors)).execute(arguments);
    }
}
