package io.coachingcalls.system.faults;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import io.coachingcalls.system.RunningSystem;

/** Ordinary calls beside whatever else goes on: how long it takes until their people see them in their history. */
final class Bystanders {

    private static final Duration GIVEN_UP = Duration.ofSeconds(60);
    private static final long LOOK_AGAIN_MILLIS = 20;

    private final RunningSystem system;
    private final LiveKitSender sender;
    private final Random random;
    private final String prefix = SyntheticCall.prefix();
    private final List<Duration> delays = new ArrayList<>();

    Bystanders(RunningSystem system, LiveKitSender sender, Random random) {
        this.system = system;
        this.sender = sender;
        this.random = random;
    }

    /** One after the other, until {@code end}. */
    void callUntil(Instant end) throws InterruptedException, SQLException {
        try (Connection sessions = system.database("session-service");
                Connection recordings = system.database("recording-service")) {
            while (Instant.now().isBefore(end)) {
                SyntheticCall call = SyntheticCall.of(SyntheticCall.room(prefix, delays.size()), random);
                call.webhooks().forEach(sender::send);
                Instant sent = Instant.now();
                awaitRow(
                        sessions,
                        "SELECT 1 FROM sessions.coaching_sessions WHERE room_name = ? AND status = 'completed'",
                        call,
                        sent);
                awaitRow(
                        recordings,
                        "SELECT 1 FROM recordings.rooms WHERE room = ? AND last_left_at IS NOT NULL",
                        call,
                        sent);
                delays.add(Duration.between(sent, Instant.now()));
                Thread.sleep(500);
            }
        }
    }

    Duration longestDelay() {
        return delays.stream().max(Duration::compareTo).orElseThrow();
    }

    int calls() {
        return delays.size();
    }

    private static void awaitRow(Connection connection, String sql, SyntheticCall call, Instant since)
            throws SQLException, InterruptedException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, call.room());
            while (Duration.between(since, Instant.now()).compareTo(GIVEN_UP) < 0) {
                try (var rows = statement.executeQuery()) {
                    if (rows.next()) {
                        return;
                    }
                }
                Thread.sleep(LOOK_AGAIN_MILLIS);
            }
        }
    }
}
