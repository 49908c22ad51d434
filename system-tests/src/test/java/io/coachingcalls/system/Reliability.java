package io.coachingcalls.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * The table of faults and figures, written by the run itself: to {@code target/reliability.md}, and, when it is the long
 * form, into {@code docs/reliability.md} between two marks.
 */
public final class Reliability {

    /** By their places. */
    private static final Map<String, String> WRITTEN = new ConcurrentSkipListMap<>();

    private static final Path TABLE = Path.of("target/reliability.md");
    private static final String BEGIN = "<!-- begin: written by ./calls test --long -->\n";
    private static final String END = "<!-- end -->\n";

    private Reliability() {}

    /**
     * One line of the table.
     *
     * @param place where it stands, such as {@code 01} or {@code security-05}
     * @param tried what was done, with its figures
     * @param sent events or requests
     * @param answered those that were answered as they must be
     * @param lost those answered that are not found again
     * @param seen what else there is to say
     */
    public static void row(String place, String tried, long sent, long answered, long lost, String seen) {
        String row = String.format(Locale.ROOT, "| %s | %,d | %,d | %,d | %s |%n", tried, sent, answered, lost, seen);
        System.out.print("reliability: " + row);
        try {
            WRITTEN.put(place, row);
            Files.writeString(TABLE, table());
            if (Scale.isLong()) {
                putIntoDocs();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String table() throws IOException {
        var table = new StringBuilder();
        table.append(String.format(
                Locale.ROOT,
                "%s form, %s, commit %s, seed %d, %d processors, Java %s.%n%n",
                Scale.isLong() ? "Long" : "Short",
                LocalDate.now(ZoneOffset.UTC),
                commit(),
                Scale.seed(),
                Runtime.getRuntime().availableProcessors(),
                Runtime.version().feature()));
        table.append("| what was done | sent | answered | lost | seen |\n| --- | ---: | ---: | ---: | --- |\n");
        WRITTEN.values().forEach(table::append);
        return table.toString();
    }

    private static void putIntoDocs() throws IOException {
        Path docs = Path.of(System.getProperty("calls.root"), "docs/reliability.md");
        String text = Files.readString(docs);
        int begin = text.indexOf(BEGIN) + BEGIN.length();
        Files.writeString(docs, text.substring(0, begin) + "\n" + table() + "\n" + text.substring(text.indexOf(END)));
    }

    private static String commit() throws IOException {
        Process git = new ProcessBuilder(List.of("git", "rev-parse", "--short=10", "HEAD"))
                .redirectErrorStream(true)
                .start();
        return new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }
}
