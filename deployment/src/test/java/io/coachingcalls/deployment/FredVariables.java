package io.coachingcalls.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The environment variables that FRED's programs read, as their source says. */
final class FredVariables {

    private static final Pattern NAME = Pattern.compile("\"(FRED_[A-Z_]+)\"");

    /** Of LiveKit's own client. */
    private static final Set<String> OF_LIVEKIT =
            Set.of("LIVEKIT_URL", "LIVEKIT_API_KEY", "LIVEKIT_API_SECRET", "LIVEKIT_OBSERVABILITY_URL");

    private FredVariables() {}

    static Set<String> read() {
        Set<String> read = new TreeSet<>(OF_LIVEKIT);
        for (Path source : sources()) {
            Matcher name =
                    NAME.matcher(Project.read(Project.ROOT.relativize(source).toString()));
            while (name.find()) {
                read.add(name.group(1));
                // A server has its URL, its key, its model and its voice: config.py puts their names together
                for (String of : List.of("URL", "KEY", "MODEL", "VOICE")) {
                    read.add(name.group(1) + "_" + of);
                }
            }
        }
        return read;
    }

    private static List<Path> sources() {
        try (Stream<Path> files = Files.walk(Project.ROOT.resolve("fred-agent/src"))) {
            return files.filter(file -> file.toString().endsWith(".py")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
