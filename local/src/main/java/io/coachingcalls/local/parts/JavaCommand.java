package io.coachingcalls.local.parts;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How to run a JVM of this JVM's kind, modest in memory and quick to start. */
public final class JavaCommand {

    private JavaCommand() {}

    /**
     * @param archive where the JVM keeps its loaded classes when it ends, for the next start; it makes a new one when
     *     the class path or the JDK has changed
     * @param arguments from the class path or {@code -jar} on
     */
    public static List<String> of(String heap, Path archive, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap,
                "-XX:+UseSerialGC",
                "-XX:+AutoCreateSharedArchive",
                "-XX:SharedArchiveFile=" + archive,
                // It would say at every exit that some classes cannot be kept
                "-Xlog:cds=off",
                "-Xlog:cds+dynamic=off"));
        command.addAll(arguments);
        return command;
    }
}
