package io.coachingcalls.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The checkout. */
final class Project {

    static final Path ROOT =
            Path.of(System.getProperty("project.root")).toAbsolutePath().normalize();

    static final List<String> SERVICES =
            List.of("call-service", "session-service", "webhook-ingest", "recording-service");

    /** Every service's container listens here. */
    static final int PORT = 8080;

    /** A module of ours says whose child it is first. */
    private static final Pattern ARTIFACT = Pattern.compile("</parent>\\s*<artifactId>([a-z-]+)</artifactId>");

    private Project() {}

    /** The directories of all modules, by the names of their artifacts, relative to the checkout's. */
    static Map<String, String> modules() {
        Map<String, String> modules = new TreeMap<>();
        try (Stream<Path> poms = Files.find(ROOT, 3, (path, is) -> path.endsWith("pom.xml"))) {
            for (Path pom : poms.toList()) {
                Matcher artifact = ARTIFACT.matcher(Files.readString(pom));
                // The root is no module, and has no parent
                if (artifact.find()) {
                    modules.put(
                            artifact.group(1), ROOT.relativize(pom.getParent()).toString());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return modules;
    }

    static String read(String file) {
        try {
            return Files.readString(ROOT.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All modules' files below {@code directory} of each, whose names end so. */
    static List<Path> files(String directory, String... endings) {
        return modules().values().stream()
                .flatMap(module -> filesOf(module, directory, endings).stream())
                .toList();
    }

    /** One module's. */
    static List<Path> filesOf(String module, String directory, String... endings) {
        Path root = ROOT.resolve(module).resolve(directory);
        if (!Files.exists(root)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> Stream.of(endings).anyMatch(file.toString()::endsWith))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
