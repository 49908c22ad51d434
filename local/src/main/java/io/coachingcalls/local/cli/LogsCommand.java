package io.coachingcalls.local.cli;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

import io.coachingcalls.local.state.DataDirectory;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what a part has logged. */
@Command(
        name = "logs",
        description = "Shows what a part has logged; without a name, which parts have.",
        mixinStandardHelpOptions = true)
final class LogsCommand implements Callable<Integer> {

    private static final String ENDING = ".log";
    private static final long LOOK_EVERY_MS = 250;

    @Mixin
    private SystemOptions options = new SystemOptions();

    @Parameters(paramLabel = "PART", arity = "0..1", description = "Such as session-service, kafka, supervisor.")
    private @Nullable String part;

    @Option(
            names = {"-n", "--lines"},
            paramLabel = "N",
            description = "How many lines from the end (default: 100).")
    private int lines = 100;

    @Option(
            names = {"-f", "--follow"},
            description = "Goes on with what is logged from now on, until Ctrl-C.")
    private boolean follow;

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<String> parts = partsOf(options.data());
        if (part == null) {
            parts.forEach(System.out::println);
            return 0;
        }
        // One of the list, and so never a path out of the directory
        if (!parts.contains(part)) {
            throw new IllegalArgumentException("no log of '" + part + "'. There are: " + String.join(", ", parts));
        }
        Path log = options.data().log(part);
        long end = showLast(log);
        if (follow) {
            follow(log, end);
        }
        return 0;
    }

    private static List<String> partsOf(DataDirectory data) throws IOException {
        try (Stream<Path> logs = Files.list(data.log("any").getParent())) {
            return logs.map(log -> log.getFileName().toString())
                    .filter(name -> name.endsWith(ENDING))
                    .map(name -> name.substring(0, name.length() - ENDING.length()))
                    .sorted()
                    .toList();
        }
    }

    /** Answers up to where it has read. */
    private long showLast(Path log) throws IOException {
        Deque<String> last = new ArrayDeque<>();
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            long end = file.length();
            try (Stream<String> all = Files.lines(log, StandardCharsets.ISO_8859_1)) {
                all.forEach(line -> {
                    last.addLast(line);
                    if (last.size() > lines) {
                        last.removeFirst();
                    }
                });
            }
            // Lines are read as bytes, which a half-written character cannot upset, and shown as the UTF-8 they are
            last.forEach(line ->
                    System.out.println(new String(line.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8)));
            return end;
        }
    }

    private static void follow(Path log, long from) throws IOException, InterruptedException {
        long position = from;
        while (!Thread.currentThread().isInterrupted()) {
            try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
                // Shorter than it was: a new run has begun a new log
                position = Math.min(position, file.length());
                byte[] more = new byte[(int) Math.min(file.length() - position, 1 << 20)];
                file.seek(position);
                file.readFully(more);
                System.out.write(more);
                System.out.flush();
                position += more.length;
            }
            Thread.sleep(LOOK_EVERY_MS);
        }
    }
}
