package io.coachingcalls.embedded.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import java.util.Map;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;

class EmbeddedStackTest {

    @Test
    void shouldStartTheServersOnceForAllWhoAsk() throws Exception {
        Map<String, String> first = new EmbeddedStack().start();
        Map<String, String> second = new EmbeddedStack().start();

        assertThat(second).isEqualTo(first);
        try (var admin = Admin.create(Map.of("bootstrap.servers", first.get("kafka.bootstrap.servers")))) {
            assertThat(admin.listTopics().names().get()).contains("livekit.events.v1");
        }
        try (var connection = DriverManager.getConnection(
                        "jdbc:" + first.get("DATABASE_URL"),
                        first.get("DATABASE_USERNAME"),
                        first.get("DATABASE_PASSWORD"));
                var statement = connection.createStatement()) {
            var rows = statement.executeQuery("SELECT current_user, has_schema_privilege('calls', 'USAGE')");
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString(1)).isEqualTo("calls");
            assertThat(rows.getBoolean(2)).isTrue();
        }
    }

    @Test
    void shouldSignTokensWithTheSecretTheServicesGet() {
        String secret = new EmbeddedStack().start().get("auth.hs256-secret");

        var token = JWT.require(Algorithm.HMAC256(secret)).build().verify(TestTokens.admin());

        assertThat(token.getSubject()).isEqualTo("demo-admin");
        assertThat(token.getClaim("role").asString()).isEqualTo("admin");
    }
}
