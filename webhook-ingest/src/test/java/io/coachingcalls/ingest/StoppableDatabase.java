package io.coachingcalls.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import io.coachingcalls.embedded.FreePort;
import io.coachingcalls.embedded.PostgresServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import org.jspecify.annotations.Nullable;

/** A PostgreSQL of the test's own, which goes away and comes back at the same address. */
public final class StoppableDatabase implements QuarkusTestResourceLifecycleManager {

    private static final String DATABASE = "coaching_calls";
    private static final String RUNS = "ingest";
    private static final String MIGRATES = "ingest_migrate";

    private final int port = FreePort.any();
    private @Nullable Path directory;
    private @Nullable PostgresServer server;

    @Override
    public Map<String, String> start() {
        try {
            directory = Files.createTempDirectory("ingest-postgres");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        comeBack();
        return Map.of(
                "DATABASE_URL",
                server.url(DATABASE),
                "DATABASE_USERNAME",
                RUNS,
                "DATABASE_PASSWORD",
                "a password",
                "DATABASE_MIGRATION_USERNAME",
                MIGRATES,
                "DATABASE_MIGRATION_PASSWORD",
                "another password");
    }

    void comeBack() {
        server = PostgresServer.start(directory.resolve("data"), port, directory.resolve("postgres.log"));
        server.ensureDatabase(DATABASE);
        server.ensureRoles(DATABASE, Map.of(RUNS, "a password", MIGRATES, "another password"));
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
            StoppableKafka.delete(directory);
        }
    }

    @Override
    public void inject(TestInjector testInjector) {
        testInjector.injectIntoFields(this, new TestInjector.MatchesType(StoppableDatabase.class));
    }
}
