package io.coachingcalls.embedded.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/**
 * Real Kafka with the declared topics and real PostgreSQL with the database {@code coaching_calls}, once per test JVM;
 * sets {@code kafka.bootstrap.servers}, {@code DATABASE_URL}, {@code DATABASE_USERNAME}, {@code DATABASE_PASSWORD},
 * {@code DATABASE_MIGRATION_USERNAME}, {@code DATABASE_MIGRATION_PASSWORD}, {@code auth.hs256-secret},
 * {@code leave-token.secret} and {@code erasure.receipt-key}.
 */
public final class EmbeddedStack implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        ServersProcess.Addresses servers = ServersProcess.addresses();
        String role = schemaOfTheServiceUnderTest();
        return Map.of(
                "kafka.bootstrap.servers",
                servers.kafka(),
                "KAFKA_BOOTSTRAP_SERVERS",
                servers.kafka(),
                "DATABASE_URL",
                servers.database(),
                "DATABASE_USERNAME",
                role,
                "DATABASE_PASSWORD",
                ServersProcess.PASSWORD,
                "DATABASE_MIGRATION_USERNAME",
                role + ServersProcess.MIGRATES,
                "DATABASE_MIGRATION_PASSWORD",
                ServersProcess.PASSWORD,
                "auth.hs256-secret",
                TestTokens.SECRET,
                "leave-token.secret",
                TestTokens.LEAVE_SECRET,
                "erasure.receipt-key",
                ReceiptKey.PRIVATE);
    }

    /** Its role is called as its schema. */
    private static String schemaOfTheServiceUnderTest() {
        try (InputStream file =
                Thread.currentThread().getContextClassLoader().getResourceAsStream("application.properties")) {
            var properties = new Properties();
            properties.load(file);
            return properties.getProperty("quarkus.flyway.schemas");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The servers stay for the next test class; they end with this JVM. */
    @Override
    public void stop() {}
}
