package io.coachingcalls.sessions.lifecycle;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import io.coachingcalls.embedded.testing.EmbeddedStack;
import io.coachingcalls.sessions.EventSender;
import io.coachingcalls.sessions.RoomScript;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** Health tells that work stands still, also where nothing fails. */
@QuarkusTest
@QuarkusTestResource(EmbeddedStack.class)
class ProgressTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration AGO = Duration.ofSeconds(45);

    @Inject
    EventSender events;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String jdbcUrl;

    @ConfigProperty(name = "quarkus.datasource.username")
    String user;

    @ConfigProperty(name = "quarkus.datasource.password")
    String password;

    @Test
    void shouldSayThatItIsBehindWhileARecordCannotBeStored() throws SQLException {
        RoomScript script = new RoomScript().joined("demo-studio", "PA_" + UUID.randomUUID(), 5);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(progress()).containsEntry("state", "on_time"));
        try (Connection somebody = DriverManager.getConnection(jdbcUrl, user, password);
                var lock =
                        somebody.prepareStatement("SELECT pg_advisory_lock(hashtextextended('sessions.' || ?, 0))")) {
            lock.setString(1, script.room);
            lock.execute();

            events.liveKit(script.room, script.webhooks().getFirst(), AGO);

            await().atMost(PATIENCE).untilAsserted(() -> assertThat(progress())
                    .containsEntry("state", "degraded")
                    .hasEntrySatisfying(
                            "livekit.events.v1", late -> assertThat(late).matches("(4[5-9]|5\\d|6\\d) s behind")));
            assertThat(oldestUnstoredAge()).isGreaterThan(AGO.toSeconds());
        }
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(progress()).containsEntry("state", "on_time"));
        assertThat(oldestUnstoredAge()).isZero();
    }

    private static Map<String, String> progress() {
        return given().get("/q/health/ready")
                .then()
                .statusCode(200)
                .extract()
                .path("checks.find { it.name == 'event-progress' }.data");
    }

    private static double oldestUnstoredAge() {
        return given().get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith("event_oldest_unstored_age_seconds{")
                        && line.contains("topic=\"livekit.events.v1\""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .max()
                .orElseThrow();
    }
}
