package io.coachingcalls.system.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import io.coachingcalls.system.EventLog;
import io.coachingcalls.system.Reliability;
import io.coachingcalls.system.RunningSystem;
import io.coachingcalls.system.Scale;
import io.coachingcalls.system.SystemUnderTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Nobody's accepted input stops anybody else: requests and webhooks with all text, numbers and times at their limits and
 * beyond, while ordinary calls go on beside them. Whatever was answered with 2xx is in a table or among the dead letters.
 */
@ExtendWith(SystemUnderTest.class)
class AcceptedInputIT {

    private static final Duration OTHERS_WAIT_AT_MOST = Duration.ofSeconds(5);
    private static final Duration DRAINED_WITHIN = Duration.ofMinutes(2);
    private static final Pattern EVENT_ID = Pattern.compile("EV_call-[0-9a-f]{32}_\\d+");
    private static final Duration PAUSE = Duration.ofMillis(60);

    /** What is generated is not about how often somebody may ask. */
    private static final String UNLIMITED = "1000000";

    private final RunningSystem system;

    AcceptedInputIT(RunningSystem system) {
        this.system = system;
    }

    @Test
    void shouldLetNothingThatIsAcceptedHoldUpOthers() throws Exception {
        Duration time = Scale.ofSeconds(60, 3_600);
        JsonNode addresses = system.addresses();
        Map<String, String> settings = new HashMap<>();
        for (String limit : List.of("CALLS", "TOKENS", "CHAT", "SUMMARIES", "REPORTS", "TRANSCRIPTS")) {
            settings.put("RATE_LIMIT_" + limit, UNLIMITED);
        }
        try (Fleet fleet = Fleet.start(system, 1, settings, "call-service", "session-service", "recording-service");
                LiveKitSender sender = LiveKitSender.through(addresses);
                LiveKitSender bystandersSender = LiveKitSender.through(addresses);
                HostileRequests requests = new HostileRequests(fleet, new Random(Scale.seed()))) {
            var webhooks = new HostileWebhooks(sender, new Random(Scale.seed() + 1));
            var bystanders = new Bystanders(system, bystandersSender, new Random(Scale.seed() + 2));
            Instant end = Instant.now().plus(time);
            CompletableFuture<Void> others = CompletableFuture.runAsync(() -> {
                try {
                    bystanders.callUntil(end);
                } catch (InterruptedException | SQLException e) {
                    throw new IllegalStateException(e);
                }
            });

            for (int round = 0; Instant.now().isBefore(end); round++) {
                requests.send();
                if (round % 8 == 0) {
                    webhooks.send();
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
            others.join();
            sender.awaitSettled();

            await().atMost(DRAINED_WITHIN)
                    .untilAsserted(() -> assertThat(ConsumerLag.of(addresses)).isZero());
            assertThat(requests.errors()).as("answers of 500").isEmpty();
            assertThat(bystanders.longestDelay()).as("others' longest wait").isLessThan(OTHERS_WAIT_AT_MOST);
            // The one answer beside 200 that a signed event can get; so large, it is not accepted
            assertThat(sender.lost()).as("refused or given up").allSatisfy((id, cause) -> assertThat(cause)
                    .contains("body_too_large"));
            Set<String> letters = deadLetters(addresses);
            List<String> lost = new ArrayList<>(unkept(webhooks, sender, letters));
            lost.addAll(unkept(requests, letters));
            assertThat(lost).as("accepted, and kept nowhere").isEmpty();
            Reliability.row(
                    "20",
                    "requests and webhooks with any text, number and time, for %d s: answers %s"
                            .formatted(time.toSeconds(), requests.answers()),
                    sender.sent()
                            + requests.answers().values().stream()
                                    .mapToInt(Integer::intValue)
                                    .sum(),
                    sender.accepted()
                            + requests.answers().entrySet().stream()
                                    .filter(status -> status.getKey() / 100 == 2)
                                    .mapToInt(Map.Entry::getValue)
                                    .sum(),
                    lost.size(),
                    "lag 0; %d calls beside it waited %d ms at most; %d dead letters"
                            .formatted(
                                    bystanders.calls(),
                                    bystanders.longestDelay().toMillis(),
                                    letters.size()));
        }
    }

    /** Of webhooks that were answered 200. */
    private Set<String> unkept(HostileWebhooks webhooks, LiveKitSender sender, Set<String> letters)
            throws SQLException {
        Set<String> missing = new HashSet<>(webhooks.mattering());
        missing.retainAll(sender.answered());
        missing.removeAll(letters);
        try (Connection sessions = system.database("session-service");
                var statement = sessions.prepareStatement("SELECT id FROM sessions.facts WHERE id = ANY(?)")) {
            statement.setArray(1, sessions.createArrayOf("text", missing.toArray()));
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    missing.remove(rows.getString(1));
                }
            }
        }
        return missing;
    }

    /** Of requests that were answered 2xx. */
    private List<String> unkept(HostileRequests requests, Set<String> letters) throws SQLException {
        List<String> missing = new ArrayList<>();
        try (Connection sessions = system.database("session-service");
                Connection recordings = system.database("recording-service")) {
            for (String room : requests.made()) {
                if (letters.contains(room)) {
                    continue;
                }
                if (count(sessions, "SELECT count(*) FROM sessions.coaching_sessions WHERE room_name = ?", room) != 1) {
                    missing.add("the session of " + room);
                }
                for (String kind : List.of("note_added", "join_reported")) {
                    int kept = count(
                            sessions,
                            "SELECT count(*) FROM sessions.facts WHERE room_name = ? AND body ->> 'type' = '" + kind
                                    + "'",
                            room);
                    if (kept < requests.accepted(room, kind)) {
                        missing.add(kind + " of " + room + ": " + kept + " of " + requests.accepted(room, kind));
                    }
                }
                int chat = count(recordings, "SELECT count(*) FROM recordings.chat_messages WHERE room = ?", room);
                if (chat < requests.accepted(room, "chat")) {
                    missing.add("chat of " + room + ": " + chat + " of " + requests.accepted(room, "chat"));
                }
            }
        }
        return missing;
    }

    private static int count(Connection connection, String sql, String room) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, room);
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        }
    }

    /** LiveKit's ids of the events among them, and the rooms they are about. */
    private static Set<String> deadLetters(JsonNode addresses) {
        Set<String> found = new HashSet<>();
        for (String topic : List.of("livekit.events.v1.dlq", "calls.events.v1.dlq")) {
            EventLog.forEach(addresses, topic, letter -> {
                if (letter.key() != null) {
                    found.add(letter.key());
                }
                // One that cannot be read has no header that says what it is
                EVENT_ID.matcher(letter.value()).results().forEach(id -> found.add(id.group()));
            });
        }
        return found;
    }
}
