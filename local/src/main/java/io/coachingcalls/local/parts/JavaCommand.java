package io.coachingcalls.local.parts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** How to run a JVM of this JVM's kind, modest in memory and quick to start. */
public final class JavaCommand {

    /** Flags for every one of these JVMs besides, with spaces between them. */
    private static final String MORE_FLAGS = "CALLS_JVM_FLAGS";

    private JavaCommand() {}

    /**
     * @param archive where the JVM keeps its loaded classes when it ends, for the next start
     * @param classes the directory of the jars; an archive older than they is of no use and is made anew
     * @param arguments from the class path or {@code -jar} on
     */
    public static List<String> of(String heap, Path archive, Path classes, List<String> arguments) throws IOException {
        deleteIfOlder(archive, classes);
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap,
                "-XX:+UseSerialGC",
                "-XX:+AutoCreateSharedArchive",
                "-XX:SharedArchiveFile=" + archive,
                // It would say at every exit that some classes cannot be kept
                "-Xlog:cds=off",
                "-Xlog:cds+dynamic=off"));
        command.addAll(moreFlags());
        command.addAll(arguments);
        return command;
    }

    private static List<String> moreFlags() {
        String flags = Objects.requireNonNullElse(System.getenv(MORE_FLAGS), "");
        return Stream.of(flags.split(" ")).filter(flag -> !flag.isBlank()).toList();
    }

    /** Another system that is started from the same classes may do the same at the same time. */
    private static void deleteIfOlder(Path archive, Path classes) throws IOException {
        try {
            if (isOlder(archive, classes)) {
                Files.deleteIfExists(archive);
            }
        } catch (NoSuchFileException | UncheckedIOException e) {
            // There is none, or it went while we looked: the JVM itself believes no archive of other classes
        }
    }

    private static boolean isOlder(Path archive, Path classes) throws IOException {
        FileTime archived = Files.getLastModifiedTime(archive);
        try (Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.toList()) {
                if (file.toString().endsWith(".jar")
                        && Files.getLastModifiedTime(file).compareTo(archived) > 0) {
                    return true;
                }
            }
        }
        return false;
    }
}
