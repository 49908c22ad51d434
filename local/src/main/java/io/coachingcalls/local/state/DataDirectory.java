package io.coachingcalls.local.state;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Where one local system keeps all it knows: data, logs, secrets, and what of it runs. */
public record DataDirectory(Path root) {

    /** Names the parts that somebody wants not to run. */
    private static final String OFF = "switched-off";

    /** The secrets last: as long as they are here, {@link #erase} has something to do. */
    private static final List<String> MADE = List.of(
            "postgres",
            "kafka",
            "kafka.ready",
            OFF,
            "s3",
            "egress",
            "fred",
            "logs",
            "livekit.yaml",
            "sign-in.html",
            "failure.txt",
            "supervisor.lock",
            "run.json",
            "secrets.json");

    /** Creates it, closed to others: it holds secrets and what people said. */
    public static DataDirectory at(Path root) throws IOException {
        Path absolute = root.toAbsolutePath().normalize();
        if (!Files.exists(absolute)) {
            Files.createDirectories(absolute.getParent());
            Files.createDirectory(
                    absolute, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        Files.createDirectories(absolute.resolve("logs"));
        return new DataDirectory(absolute);
    }

    public Path postgres() {
        return root.resolve("postgres");
    }

    public Path kafka() {
        return root.resolve("kafka");
    }

    public Path s3() {
        return root.resolve("s3");
    }

    public Path file(String name) {
        return root.resolve(name);
    }

    public Path log(String part) {
        return root.resolve("logs").resolve(part + ".log");
    }

    /** An empty log; the one of the run before stays beside it. */
    public Path freshLog(String part) throws IOException {
        Path log = log(part);
        if (Files.exists(log)) {
            Files.move(log, log.resolveSibling(part + ".previous.log"), StandardCopyOption.REPLACE_EXISTING);
        }
        return Files.createFile(log);
    }

    /** Whether a system has ever been here. */
    public boolean isUsed() {
        return Files.exists(secrets());
    }

    /** Deletes what systems make here, and nothing that somebody else has put beside it. */
    public void erase() throws IOException {
        for (String name : MADE) {
            deleteAll(root.resolve(name));
        }
    }

    /** Whether somebody wants this part not to run. */
    public boolean isSwitchedOff(String part) {
        return Files.exists(root.resolve(OFF).resolve(part));
    }

    public void switchOff(String part) throws IOException {
        Files.createDirectories(root.resolve(OFF));
        if (!isSwitchedOff(part)) {
            Files.createFile(root.resolve(OFF).resolve(part));
        }
    }

    public void switchOn(String part) throws IOException {
        Files.deleteIfExists(root.resolve(OFF).resolve(part));
    }

    public void switchAllOn() throws IOException {
        deleteAll(root.resolve(OFF));
    }

    private static void deleteAll(Path path) throws IOException {
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (Stream<Path> files = Files.walk(path)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    Path secrets() {
        return root.resolve("secrets.json");
    }

    Path run() {
        return root.resolve("run.json");
    }
}
