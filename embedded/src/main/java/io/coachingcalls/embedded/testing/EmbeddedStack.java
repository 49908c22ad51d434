package io.coachingcalls.embedded.testing;

import java.util.Map;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/**
 * Real Kafka with the declared topics and real PostgreSQL with the database {@code coaching_calls}, once per test JVM;
 * sets {@code kafka.bootstrap.servers}, {@code DATABASE_URL}, {@code DATABASE_USERNAME}, {@code DATABASE_PASSWORD},
 * {@code auth.hs256-secret} and {@code leave-token.secret}.
 */
public final class EmbeddedStack implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        ServersProcess.Addresses servers = ServersProcess.addresses();
        return Map.of(
                "kafka.bootstrap.servers",
                servers.kafka(),
                "KAFKA_BOOTSTRAP_SERVERS",
                servers.kafka(),
                "DATABASE_URL",
                servers.database(),
                "DATABASE_USERNAME",
                ServersProcess.ROLE,
                "DATABASE_PASSWORD",
                ServersProcess.PASSWORD,
                "auth.hs256-secret",
                TestTokens.SECRET,
                "leave-token.secret",
                TestTokens.LEAVE_SECRET);
    }

    /** The servers stay for the next test class; they end with this JVM. */
    @Override
    public void stop() {}
}
