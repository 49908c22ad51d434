package io.coachingcalls.sessions.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import io.coachingcalls.embedded.testing.EmbeddedStack;
import io.coachingcalls.outbox.Outbox;
import io.coachingcalls.sessions.Rows;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

/** Telling of one erasure costs one erasure, however many others nobody was told of, as while Kafka is away. */
@QuarkusTest
@TestProfile(AnnouncementCostTest.NoSweep.class)
@WithTestResource(EmbeddedStack.class)
class AnnouncementCostTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final String READ =
            "SELECT seq_tup_read + coalesce(idx_tup_fetch, 0) FROM pg_stat_user_tables WHERE relname = 'erasures'";

    @Inject
    Outbox outbox;

    @Inject
    Rows rows;

    @Test
    void shouldReadTheErasureOfTheRoom() {
        String room = "erased-" + UUID.randomUUID();
        rows.change("""
                INSERT INTO sessions.erasures (id, session_id, room, room_hash, removed, next_announcement_at)
                SELECT gen_random_uuid(), gen_random_uuid(), CASE WHEN n = 1 THEN $1 ELSE 'other-' || n END,
                  sha256(n::text::bytea), '{}', now() + interval '1 hour'
                FROM generate_series(1, 3000) AS n
                """, room);
        UUID id = UUID.fromString(rows.text("SELECT id FROM sessions.erasures WHERE room = $1", room));
        rows.change("ANALYZE sessions.erasures");
        long before = settledRead();

        outbox.publish(room).await().atMost(PATIENCE);

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                        rows.text("SELECT announced_revision FROM sessions.erasures WHERE id = $1", id))
                .isEqualTo("1"));
        assertThat(settledRead() - before).isLessThan(100);
        rows.change("DELETE FROM sessions.erasures WHERE room LIKE 'other-%' OR room = $1", room);
    }

    /** PostgreSQL counts with a delay of a second at most. */
    private long settledRead() {
        await().pollDelay(Duration.ofSeconds(2)).atMost(PATIENCE).until(() -> true);
        return Long.parseLong(rows.text(READ));
    }

    public static final class NoSweep implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("announce.every", "1h", "session.retention.every", "1h");
        }
    }
}
