package io.coachingcalls.system.faults;

import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

import io.coachingcalls.system.RunningSystem;
import org.jspecify.annotations.Nullable;

/** What is in {@code recordings.recordings} of the rooms of one stream of calls. */
record RecordingRows(String databaseUrl, String name) {

    static RecordingRows of(RunningSystem system, String name) {
        return new RecordingRows(system.databaseUrl("recording-service"), name);
    }

    /** Of the first attempt of each room, by its name. */
    Map<String, Recording> read() {
        try (var connection = DriverManager.getConnection(databaseUrl);
                var statement = connection.prepareStatement(
                        "SELECT room, state, reason, url FROM recordings.recordings WHERE attempt = 1 AND room LIKE ?")) {
            statement.setString(1, SyntheticCall.beginning(name) + "%");
            ResultSet row = statement.executeQuery();
            Map<String, Recording> recordings = new HashMap<>();
            while (row.next()) {
                recordings.put(
                        row.getString("room"),
                        new Recording(row.getString("state"), row.getString("reason"), row.getString("url")));
            }
            return recordings;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    record Recording(
            String state, @Nullable String reason, @Nullable String url) {}
}
