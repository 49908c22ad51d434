package io.coachingcalls.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;

import io.coachingcalls.embedded.FreePort;
import io.coachingcalls.embedded.KafkaServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import org.jspecify.annotations.Nullable;

/** A broker of the test's own, which goes away and comes back at the same address. */
public final class StoppableKafka implements QuarkusTestResourceLifecycleManager {

    private final int port = FreePort.any();
    private @Nullable Path directory;
    private @Nullable KafkaServer server;

    @Override
    public Map<String, String> start() {
        try {
            directory = Files.createTempDirectory("ingest-kafka");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        comeBack();
        return Map.of("kafka.bootstrap.servers", bootstrapServers());
    }

    String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    void comeBack() {
        server = KafkaServer.start(directory, port);
    }

    void goAway() {
        if (server != null) {
            server.close();
            server = null;
        }
    }

    @Override
    public void stop() {
        goAway();
        if (directory != null) {
            delete(directory);
        }
    }

    static void delete(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void inject(TestInjector testInjector) {
        testInjector.injectIntoFields(this, new TestInjector.MatchesType(StoppableKafka.class));
    }
}
