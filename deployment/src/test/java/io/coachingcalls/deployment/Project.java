package io.coachingcalls.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The checkout. */
final class Project {

    static final Path ROOT =
            Path.of(System.getProperty("project.root")).toAbsolutePath().normalize();

    static final List<String> SERVICES =
            List.of("call-service", "session-service", "webhook-ingest", "recording-service");

    /** Every service's container listens here. */
    static final int PORT = 8080;

    private Project() {}

    static String read(String file) {
        try {
            return Files.readString(ROOT.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
