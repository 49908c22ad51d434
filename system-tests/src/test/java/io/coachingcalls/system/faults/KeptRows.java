package io.coachingcalls.system.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.coachingcalls.system.RunningSystem;
import org.jspecify.annotations.Nullable;

/** What is in the tables of the rooms whose names begin alike. */
final class KeptRows {

    private static final int SHOWN = 3;

    private static final String SESSIONS = """
            SELECT room_name, status, started_at, ended_at FROM sessions.coaching_sessions WHERE room_name LIKE ?
            """;

    private static final String STAYS = """
            SELECT room_name, participant_sid, p.user_id, kind, joined_at, left_at
            FROM sessions.video_participants p JOIN sessions.coaching_sessions s ON s.id = p.session_id
            WHERE room_name LIKE ?
            """;

    private static final String ROOMS = """
            SELECT room, attended, first_joined_at, last_left_at FROM recordings.rooms WHERE room LIKE ?
            """;

    private final String sessionsUrl;
    private final String recordingsUrl;
    private final String pattern;

    /** @param name of the stream of calls */
    KeptRows(RunningSystem system, String name) {
        sessionsUrl = system.databaseUrl("session-service");
        recordingsUrl = system.databaseUrl("recording-service");
        pattern = SyntheticCall.beginning(name) + "%";
    }

    /** Waits until the rows are as they must be; fails with those that are not. */
    void await(Map<String, History> expected, Duration patience) throws InterruptedException {
        Instant end = Instant.now().plus(patience);
        Map<String, History> kept = read();
        while (!kept.equals(expected) && Instant.now().isBefore(end)) {
            Thread.sleep(kept.size() < 1_000 ? 250 : 3_000);
            kept = read();
        }
        Map<String, @Nullable History> rows = Map.copyOf(kept);
        var different = expected.keySet().stream()
                .filter(room -> !expected.get(room).equals(rows.get(room)))
                .toList();
        assertThat(different.stream().limit(SHOWN).map(rows::get))
                .as("%d of %d rooms are not as they must be, such as %s", different.size(), expected.size(), different)
                .isEqualTo(different.stream().limit(SHOWN).map(expected::get).toList());
        assertThat(rows.keySet()).as("rooms").isEqualTo(expected.keySet());
    }

    Map<String, History> read() {
        try (Connection sessions = DriverManager.getConnection(sessionsUrl);
                Connection recordings = DriverManager.getConnection(recordingsUrl)) {
            Map<String, Set<History.Stay>> stays = stays(sessions);
            Map<String, History.Room> rooms = rooms(recordings);
            Map<String, History> histories = new HashMap<>();
            try (var statement = sessions.prepareStatement(SESSIONS)) {
                statement.setString(1, pattern);
                ResultSet row = statement.executeQuery();
                while (row.next()) {
                    String room = row.getString("room_name");
                    var session = new History.Session(
                            row.getString("status"),
                            time(row, "started_at"),
                            time(row, "ended_at"),
                            stays.getOrDefault(room, Set.of()));
                    histories.put(
                            room,
                            new History(session, rooms.getOrDefault(room, new History.Room(Set.of(), null, null))));
                }
            }
            return histories;
        } catch (SQLException e) {
            // PostgreSQL may be the one that was killed
            return Map.of();
        }
    }

    private Map<String, Set<History.Stay>> stays(Connection sessions) throws SQLException {
        Map<String, Set<History.Stay>> stays = new HashMap<>();
        try (var statement = sessions.prepareStatement(STAYS)) {
            statement.setString(1, pattern);
            ResultSet row = statement.executeQuery();
            while (row.next()) {
                stays.computeIfAbsent(row.getString("room_name"), room -> new HashSet<>())
                        .add(new History.Stay(
                                row.getString("participant_sid"),
                                row.getString("user_id"),
                                row.getString("kind"),
                                Objects.requireNonNull(time(row, "joined_at")),
                                time(row, "left_at")));
            }
        }
        return stays;
    }

    private Map<String, History.Room> rooms(Connection recordings) throws SQLException {
        Map<String, History.Room> rooms = new HashMap<>();
        try (var statement = recordings.prepareStatement(ROOMS)) {
            statement.setString(1, pattern);
            ResultSet row = statement.executeQuery();
            while (row.next()) {
                String[] attended = (String[]) row.getArray("attended").getArray();
                rooms.put(
                        row.getString("room"),
                        new History.Room(
                                new HashSet<>(Arrays.asList(attended)),
                                time(row, "first_joined_at"),
                                time(row, "last_left_at")));
            }
        }
        return rooms;
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        Timestamp time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }
}
