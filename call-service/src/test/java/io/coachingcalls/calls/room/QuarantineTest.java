package io.coachingcalls.calls.room;

import static io.coachingcalls.calls.testing.Http.ON_DEMAND;
import static io.coachingcalls.calls.testing.Http.createdRoom;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

import io.coachingcalls.calls.testing.Database;
import io.coachingcalls.calls.testing.LiveKitLook;
import io.coachingcalls.calls.testing.RealParts;
import io.coachingcalls.calls.testing.ToldRoom;
import io.coachingcalls.embedded.testing.TestTokens;
import io.quarkus.test.junit.QuarkusTest;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A room whose rows PostgreSQL refuses has no deadline; all others have theirs. */
@QuarkusTest
class QuarantineTest extends RealParts {

    private static final Duration SOON = Duration.ofSeconds(20);

    @ConfigProperty(name = "quarkus.flyway.jdbc-url")
    String jdbcUrl;

    @ConfigProperty(name = "quarkus.flyway.username")
    String owner;

    @ConfigProperty(name = "quarkus.flyway.password")
    String ownersPassword;

    @AfterEach
    void takeEverythingAgain() {
        asOwner("DROP FUNCTION IF EXISTS calls.refuse CASCADE");
    }

    @Test
    void shouldSetARoomAsideThatCannotBeStoredAndTakeItAgainWhenItIsReplayed() throws Exception {
        ToldRoom spoiled = roomOfACall();
        ToldRoom other = roomOfACall();
        refuse(spoiled);

        spoiled.joined("PA_1", Instant.now());
        other.joined("PA_1", Instant.now());

        await().atMost(SOON).until(() -> hasDeadline(other));
        await().atMost(SOON).until(() -> isSetAside(spoiled));
        assertThat(hasDeadline(spoiled)).isFalse();

        takeEverythingAgain();
        spoiled.joinedReplayed("PA_1", Instant.now());

        await().atMost(SOON).until(() -> hasDeadline(spoiled));
        assertThat(isSetAside(spoiled)).isFalse();
    }

    /** As it does a text of more words than it can index. */
    private void refuse(ToldRoom room) {
        asOwner("""
                CREATE FUNCTION calls.refuse() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN RAISE EXCEPTION 'too much' USING ERRCODE = '54000'; END $$
                """);
        asOwner("CREATE TRIGGER refuse BEFORE INSERT ON calls.room_runs FOR EACH ROW WHEN (NEW.room = '" + room.name()
                + "') EXECUTE FUNCTION calls.refuse()");
    }

    private void asOwner(String sql) {
        try (var connection = DriverManager.getConnection(jdbcUrl, owner, ownersPassword);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ToldRoom roomOfACall() {
        String room = createdRoom(TestTokens.studio(), ON_DEMAND);
        return new ToldRoom(room, LiveKitLook.room(room).orElseThrow().getSid());
    }

    private static boolean isSetAside(ToldRoom room) {
        return Database.countOfCalls("room = ? AND facts_quarantined", room.name()) == 1;
    }

    private static boolean hasDeadline(ToldRoom room) {
        return Database.count(
                        "calls.room_runs WHERE room = ? AND sid = ? AND look_at > now() + interval '1 minute'",
                        room.name(),
                        room.sid())
                == 1;
    }
}
