package io.coachingcalls.calls.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;

import io.coachingcalls.calls.testing.Database;
import io.coachingcalls.calls.testing.EventLog;
import io.coachingcalls.calls.testing.RealParts;
import io.coachingcalls.events.RoomNames;
import io.coachingcalls.events.SessionIds;
import io.coachingcalls.events.Topics;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SweepTest extends RealParts {

    private static final Duration SOON = Duration.ofSeconds(30);

    @Test
    void shouldAnnounceWhatWasLeftBehind() {
        String room = insert(1);

        await().atMost(SOON).until(() -> Database.countOfCalls("room = ? AND announced_revision = 1", room) == 1);

        assertThat(EventLog.records(Topics.CALLS_EVENTS, room)).hasSize(1);
    }

    @Test
    void shouldMarkWhatCanNeverBeAnnouncedAndGoOn() {
        String tooLarge = insert(10_000);
        String next = insert(1);

        await().atMost(SOON)
                .until(() -> Database.countOfCalls(
                                "room = ? AND announcement_failure LIKE '%RecordTooLargeException'", tooLarge)
                        == 1);
        await().atMost(SOON).until(() -> Database.countOfCalls("room = ? AND announced_revision = 1", next) == 1);
    }

    /** A row as a service leaves it that dies between its commit and its announcement. */
    private static String insert(int participants) {
        String room = RoomNames.fresh();
        Database.execute("""
                INSERT INTO calls.calls (room, session_id, owner_id, call_type, participants, opens_at, max_duration_seconds, created_at)
                VALUES (?, ?, 'sam', 'on-demand', ARRAY(SELECT repeat('x', 200) || n FROM generate_series(1, ?) AS n), now(), 600, now())
                """, room, SessionIds.ofRoom(room), participants);
        return room;
    }
}
