package io.coachingcalls.system.faults;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.coachingcalls.system.CallsScript;
import io.coachingcalls.system.RunningSystem;
import io.coachingcalls.system.Scale;
import io.coachingcalls.system.SystemUnderTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A room that cannot be stored, set aside and replayed, while the services that do it are killed. */
@ExtendWith(SystemUnderTest.class)
class QuarantineIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Map<String, String> ROWS = Map.of(
            "session-service", "sessions.coaching_sessions WHERE room_name = ?",
            "recording-service", "recordings.rooms WHERE room = ?");

    private final RunningSystem system;

    QuarantineIT(RunningSystem system) {
        this.system = system;
    }

    @Test
    void shouldHaveTheRowsOfACleanRunAfterKillsARebuildAndAReplay() throws Exception {
        Random random = new Random(Scale.seed());
        String prefix = SyntheticCall.prefix();
        SyntheticCall rolledBack = SyntheticCall.of(SyntheticCall.room(prefix, 0), random);
        SyntheticCall other = SyntheticCall.of(SyntheticCall.room(prefix, 1), random);
        try (LiveKitSender sender = LiveKitSender.through(system.addresses())) {
            sender.send(rolledBack.webhooks().getFirst());
            awaitQuarantined(rolledBack, false);
            forEachService(
                    "INSERT INTO %s.facts (room_name, id, body) VALUES (?, 'newer', '{\"type\": \"newer\"}')",
                    rolledBack);

            kill("session-service");
            kill("recording-service");
            rolledBack.webhooks().forEach(sender::send);
            other.webhooks().forEach(sender::send);
            sender.awaitSettled();

            awaitRows(prefix, other);
            awaitQuarantined(rolledBack, true);
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(ConsumerLag.of(system.addresses()))
                    .isZero());

            // As the newer version would: it reads that fact
            forEachService("DELETE FROM %s.facts WHERE room_name = ? AND id = 'newer'", rolledBack);
            rebuild(rolledBack);
            awaitQuarantined(rolledBack, true);
            replay(rolledBack);
            kill("session-service");
            kill("recording-service");

            awaitRows(prefix, rolledBack, other);
            awaitQuarantined(rolledBack, false);
            Aftermath.of(system, sender)
                    .assertNothingLost()
                    .report(
                            "19",
                            "a room with a fact that is newer than this version, set aside, rebuilt and replayed; kill -9 of"
                                    + " session- and recording-service before and after",
                            "the other room went on; in the end rows equal the oracle's");
        }
    }

    private void kill(String service) {
        ProcessHandle process = system.service(service);
        process.destroyForcibly();
        process.onExit().join();
        // Its supervisor starts it again
        await().pollInterval(RunningSystem.LOOK_EVERY)
                .atMost(PATIENCE)
                .ignoreExceptions()
                .until(system::allHealthy);
    }

    private void forEachService(String sql, SyntheticCall call) throws SQLException {
        for (String service : ROWS.keySet()) {
            String schema = service.equals("session-service") ? "sessions" : "recordings";
            try (Connection connection = system.database(service);
                    var statement = connection.prepareStatement(sql.formatted(schema))) {
                statement.setString(1, call.room());
                statement.executeUpdate();
            }
        }
    }

    private void awaitQuarantined(SyntheticCall call, boolean expected) {
        ROWS.forEach((service, rows) -> await().atMost(PATIENCE).untilAsserted(() -> {
            try (Connection connection = system.database(service);
                    var statement = connection.prepareStatement("SELECT facts_quarantined FROM " + rows)) {
                statement.setString(1, call.room());
                try (var row = statement.executeQuery()) {
                    assertThat(row.next()).as("the row in %s", service).isTrue();
                    assertThat(row.getBoolean(1)).as("set aside in %s", service).isEqualTo(expected);
                }
            }
        }));
    }

    private void awaitRows(String prefix, SyntheticCall... calls) {
        KeptRows kept = new KeptRows(system, prefix);
        await().atMost(PATIENCE).untilAsserted(() -> {
            Map<String, History> rows = kept.read();
            Stream.of(calls)
                    .forEach(call -> assertThat(rows).containsEntry(call.room(), Oracle.replay(call.webhooks())));
        });
    }

    private void rebuild(SyntheticCall call) throws SQLException {
        given().auth()
                .oauth2(system.token("admin"))
                .post(system.gateway() + "/api/admin/sessions/{id}/rebuild", sessionOf(call))
                .then()
                .statusCode(200);
    }

    private String sessionOf(SyntheticCall call) throws SQLException {
        try (Connection connection = system.database("session-service");
                var statement =
                        connection.prepareStatement("SELECT id FROM sessions.coaching_sessions WHERE room_name = ?")) {
            statement.setString(1, call.room());
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }

    /** As an operator does: looks for the room's letters, and names them. */
    private void replay(SyntheticCall call) {
        CallsScript.Result listed = system.run("dlq", "list").orFail();
        List<String> command = new ArrayList<>(List.of("dlq", "replay"));
        Pattern.compile("(?m)^(\\S+@\\d+) .*" + call.room())
                .matcher(listed.output())
                .results()
                .forEach(letter -> command.add(letter.group(1)));
        assertThat(command).hasSizeGreaterThan(2);
        system.run(command.toArray(String[]::new)).orFail();
    }
}
